package org.handfast.lab.trudy.tls;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import org.handfast.engine.Side;
import org.handfast.lab.authority.Guise;
import org.handfast.lab.hash.Hashes;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.stage.Lines;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.tls.Reading;
import org.handfast.lab.tls.Seen;
import org.handfast.lab.tls.Stolen;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.tls12.ClientKeyExchange;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.wire.Bytes;

/// Bob's handshake with another secret in it (RFC 5246 7.4.7.1): anybody can encrypt one to Alice's
/// key. Whoever knows the secret has the keys, and Alice takes her for Bob. What Bob sends after
/// that stays with Trudy, and nobody answers him.
final class ReplacedSecret {
  private static final int RANDOM_PART = 46;
  private static final int VERIFY_DATA = 12;
  private static final int IV = 16;
  private static final Bytes TLS_1_2 = Bytes.of((byte) 3, (byte) 3);
  private static final Bytes CHANGE_CIPHER_SPEC = Bytes.fromHex("14 0303 0001 01");
  private static final Bytes CLOSE_NOTIFY = Bytes.of((byte) 1, (byte) 0);

  private final Middle middle;
  private final Actor trudy;
  private final Bytes premaster;
  private final Reading reading;
  private final Map<String, Bytes> known = new HashMap<>();
  private Bytes messages = Bytes.EMPTY;

  private ReplacedSecret(Middle middle) {
    this.middle = middle;
    this.trudy = middle.world().trudy(List.of());
    this.premaster = Bytes.concat(TLS_1_2, trudy.throwDice(RANDOM_PART));
    this.reading = new Reading(Stolen.premaster(premaster), this::learn);
  }

  /// She lets the hellos pass, replaces the secret, and goes on as Bob.
  ///
  /// @param order of encryption and MAC that the two agree on
  static Tactic thenAsBob(BlockSealer.Order order) {
    return middle -> {
      ReplacedSecret deed = new ReplacedSecret(middle);
      deed.passHellos();
      deed.replace();
      deed.goOnAsBob(order);
    };
  }

  private void passHellos() throws IOException {
    for (Person person : List.of(Person.BOB, Person.ALICE)) {
      Card card = middle.nextFrom(person).orElseThrow();
      middle.pass(card);
      hear(person == Person.BOB ? Side.CLIENT : Side.SERVER, card.bytes());
    }
  }

  private void replace() throws IOException {
    Card secret = middle.nextFrom(Person.BOB).orElseThrow();
    ClientKeyExchange hers = ClientKeyExchange.ofEncryptedPremaster(encrypted());
    Bytes record =
        ClearRecord.in(secret.bytes())
            .flatMap(clear -> clear.changing(ClientKeyExchange.class, _ -> hers))
            .orElseThrow()
            .bytes();
    middle.edit(secret, record, "a pre-master secret of her own, encrypted to Alice's key");
    hear(Side.CLIENT, record);
    // ChangeCipherSpec and a Finished under keys that Alice does not have.
    for (int left = 2; left > 0; left--) {
      middle.nextFrom(Person.BOB).ifPresent(middle::drop);
    }
  }

  private void goOnAsBob(BlockSealer.Order order) throws IOException {
    BlockSealer sealer =
        new BlockSealer(order, value("client_write_MAC_key"), value("client_write_key"));
    Bytes finished = HandshakeCodec.encode(new Finished(verifyData()));
    inject("ChangeCipherSpec", CHANGE_CIPHER_SPEC);
    inject("Finished", sealer.seal(ContentType.HANDSHAKE, finished, trudy.throwDice(IV)));
    hearLine();
    inject("data", sealer.seal(ContentType.APPLICATION_DATA, Lines.FORGED, trudy.throwDice(IV)));
    inject("close_notify", sealer.seal(ContentType.ALERT, CLOSE_NOTIFY, trudy.throwDice(IV)));
    middle.fin(Person.ALICE);
    hearLine();
  }

  /// Reads Alice's records until one is a line.
  private void hearLine() throws IOException {
    boolean isLine = false;
    while (!isLine) {
      Optional<Card> card = middle.nextFrom(Person.ALICE);
      if (card.isEmpty()) {
        return;
      }
      Seen seen = hear(Side.SERVER, card.get().bytes());
      List<Layer> layers = seen.layers();
      for (Layer inside : layers.subList(1, layers.size())) {
        middle.opens(card.get(), inside);
      }
      middle.gains(seen.data(), "what Alice says to her");
      isLine = seen.kind() == Seen.Kind.DATA;
    }
  }

  private void inject(String name, Bytes record) throws IOException {
    middle.inject(Person.ALICE, record, name);
    hear(Side.CLIENT, record);
  }

  private Seen hear(Side from, Bytes record) {
    ClearRecord.in(record)
        .ifPresent(
            clear ->
                messages =
                    Bytes.concat(messages, Bytes.concat(clear.messages().toArray(Bytes[]::new))));
    return reading.read(from, record);
  }

  private void learn(String name, Bytes value, String formula, String... inputs) {
    known.put(name, value);
    middle.learns(name, value, formula, inputs);
  }

  private Bytes value(String name) {
    return requireNonNull(known.get(name), name);
  }

  /// What Bob would say of the handshake that Alice has seen (RFC 5246 7.4.9).
  private Bytes verifyData() {
    return Hashes.prf(
        value("master secret"), "client finished", Hashes.sha256(messages), VERIFY_DATA);
  }

  private Bytes encrypted() {
    try {
      Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      rsa.init(
          Cipher.ENCRYPT_MODE,
          middle.world().identity(Guise.CERTIFICATE_WITHOUT_KEY).certificate().getPublicKey(),
          trudy.random());
      return Bytes.owning(rsa.doFinal(premaster.toArray()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
