package org.handfast.lab.trudy.tls;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.trudy.Bits;
import org.handfast.lab.trudy.Deed;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;

/// What can be done with the two hellos, which go in the clear in every version: each is read as
/// what it is, and written again with something else in it.
final class Hellos {
  // For each version something to pick that nobody offers here.
  private static final List<CipherSuite> FOREIGN =
      List.of(CipherSuite.TLS_RSA_WITH_NULL_SHA256, CipherSuite.TLS_AES_256_GCM_SHA384);

  private Hellos() {}

  /// Bob's goes on with this change.
  ///
  /// @param how the change in words
  static Tactic changingBobs(UnaryOperator<ClientHello> change, String how) {
    return middle ->
        Deed.withEach(
            middle,
            (hands, card) -> {
              Optional<Bytes> changed = changed(card, Person.BOB, ClientHello.class, change);
              if (changed.isPresent()) {
                hands.edit(card, changed.get(), how);
              } else {
                hands.pass(card);
              }
            });
  }

  /// Alice's goes on with a change that depends on Bob's.
  ///
  /// @param how the change in words
  static Tactic changingAlices(Answer change, String how) {
    return middle -> {
      AtomicReference<ClientHello> offer = new AtomicReference<>();
      Deed.withEach(
          middle,
          (hands, card) -> {
            ofBob(card).ifPresent(offer::set);
            Optional<Bytes> changed =
                changed(
                    card,
                    Person.ALICE,
                    ServerHello.class,
                    hello -> change.changed(offer.get(), hello));
            if (changed.isPresent()) {
              hands.edit(card, changed.get(), how);
            } else {
              hands.pass(card);
            }
          });
    };
  }

  /// Another answer to an offer.
  @FunctionalInterface
  interface Answer {
    /// What goes on in place of Alice's answer.
    ServerHello changed(ClientHello offer, ServerHello answer);
  }

  /// Bob's hello, if it is in this record.
  static Optional<ClientHello> ofBob(Card card) {
    return card.from() == Person.BOB
        ? ClearRecord.in(card.bytes()).flatMap(record -> record.find(ClientHello.class))
        : Optional.empty();
  }

  /// The record with another hello of Bob's in it; empty if there is none in it.
  static Optional<Bytes> changedBobs(Card card, UnaryOperator<ClientHello> change) {
    return changed(card, Person.BOB, ClientHello.class, change);
  }

  /// One bit of Bob's nonce is another.
  static ClientHello withAnotherNonce(ClientHello hello) {
    return new ClientHello(
        hello.legacyVersion(),
        another(hello.random()),
        hello.legacySessionId(),
        hello.cipherSuites(),
        hello.legacyCompressionMethods(),
        hello.extensions());
  }

  /// One bit of Alice's nonce is another.
  static ServerHello withAnotherNonce(ClientHello offer, ServerHello hello) {
    return new ServerHello(
        hello.legacyVersion(),
        another(hello.random()),
        hello.legacySessionIdEcho(),
        hello.cipherSuite(),
        hello.extensions());
  }

  /// Without the suite that Bob likes best.
  static ClientHello withoutBestSuite(ClientHello hello) {
    List<CipherSuite> suites = hello.cipherSuites();
    CipherSuite best = suites.stream().filter(suite -> !suite.isGrease()).findFirst().orElseThrow();
    return new ClientHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionId(),
        suites.stream().filter(suite -> !suite.equals(best)).toList(),
        hello.legacyCompressionMethods(),
        hello.extensions());
  }

  /// Without TLS 1.3, which only this extension offers (RFC 9846 4.3.1).
  static ClientHello withoutVersions(ClientHello hello) {
    List<Extension> left =
        hello.extensions().all().stream()
            .filter(extension -> !extension.type().equals(ExtensionType.SUPPORTED_VERSIONS))
            .toList();
    return hello.with(new Extensions(left));
  }

  /// Alice picks what comes behind her pick in Bob's list.
  static ServerHello withWeakerPick(ClientHello offer, ServerHello hello) {
    List<CipherSuite> suites = offer.cipherSuites();
    List<CipherSuite> behind =
        suites.subList(suites.indexOf(hello.cipherSuite()) + 1, suites.size());
    return picking(hello, ofSameVersion(behind, hello));
  }

  /// Alice picks what is not in Bob's list.
  static ServerHello withForeignPick(ClientHello offer, ServerHello hello) {
    List<CipherSuite> others =
        FOREIGN.stream().filter(suite -> !offer.cipherSuites().contains(suite)).toList();
    return picking(hello, ofSameVersion(others, hello));
  }

  private static CipherSuite ofSameVersion(List<CipherSuite> suites, ServerHello hello) {
    return suites.stream()
        .filter(suite -> suite.isTls13() == hello.cipherSuite().isTls13())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing else to pick"));
  }

  private static ServerHello picking(ServerHello hello, CipherSuite suite) {
    return new ServerHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionIdEcho(),
        suite,
        hello.extensions());
  }

  private static Random another(Random nonce) {
    return new Random(Bits.flip(nonce.bytes(), 0, 1));
  }

  private static <M extends HandshakeMessage> Optional<Bytes> changed(
      Card card, Person from, Class<M> kind, Function<M, M> change) {
    return card.from() == from
        ? ClearRecord.in(card.bytes())
            .flatMap(record -> record.changing(kind, change))
            .map(ClearRecord::bytes)
        : Optional.empty();
  }
}
