package org.handfast.lab.almost;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import org.handfast.lab.almost.Handshake.Answer;
import org.handfast.lab.almost.Handshake.Certificate;
import org.handfast.lab.almost.Handshake.Hello;
import org.handfast.lab.almost.Handshake.Secret;
import org.handfast.lab.almost.Variant.Choice;
import org.handfast.lab.almost.Variant.Ending;
import org.handfast.lab.authority.Identity;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Check;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Wire;
import org.handfast.protocol.wire.Bytes;

/// The server, step by step as the chapter has it.
final class Alice {
  private final Actor as;
  private final Variant variant;
  private final Identity identity;
  private final Side side;

  Alice(Actor as, Wire wire, Variant variant, Identity identity) {
    this.as = as;
    this.variant = variant;
    this.identity = identity;
    this.side = new Side(as, wire, variant);
  }

  void play() throws IOException {
    // 1. Bob's hello: which suites he can, and a nonce.
    side.is("awaits hello");
    Hello hello = side.in().message("hello", Hello.class);
    Bytes bobsNonce = side.takeNonce(Person.BOB, "N_b", hello.nonce(), "hello");
    Suite suite = pick(hello.suites());

    // 2. She answers with her pick, a nonce, and her certificate.
    Bytes nonce = side.throwNonce(Person.ALICE, "N_a");
    if (variant.hasAnswer()) {
      Bytes pick = variant.choice() == Choice.LIST ? Bytes.of((byte) suite.code()) : Bytes.EMPTY;
      side.out().message("answer", new Answer(nonce, pick));
    }
    side.out().message("certificate", new Certificate(identity.encoded()));

    // 3. Bob's secret, which only her private key opens.
    side.is("awaits the secret");
    Bytes secret = decrypted(side.in().message("secret", Secret.class));

    // 4. She derives the same keys.
    SessionKeys keys = SessionKeys.derive(variant, suite, secret, bobsNonce, nonce);
    side.turnKeys(keys, keys.alice(), keys.bob());

    // 5. Bob's MAC of all handshake messages; 6. hers, which covers his.
    if (variant.ending() == Ending.WITH_MACS) {
      side.checkFinished(keys.bob());
      side.sendFinished(keys.alice());
    }

    // Now they talk. She begins; then she does what Bob says until he closes, and closes too.
    side.is("talks");
    side.out().lines(as.lines());
    side.in().deliverAll();
    side.out().end();
    side.is("is done");
  }

  /// She takes the best that both can.
  private Suite pick(Bytes offer) throws IOException {
    if (variant.choice() == Choice.ONE_SUITE) {
      if (!offer.isEmpty()) {
        throw as.refuses("hello", Check.MESSAGE, "there is no choice of suites here");
      }
      return Suite.STRONG;
    }
    for (Suite suite : List.of(Suite.STRONG, Suite.WEAK)) {
      if (offer.contains(suite.code())) {
        as.enters("suite", suite.title());
        return suite;
      }
    }
    throw as.refuses("hello", Check.COMMON_SUITE, "Bob offers nothing that Alice can");
  }

  /// A secret that does not open ends it here and now, for everybody to see. That is a fault: who
  /// may ask often enough learns from yes and no alone.
  private Bytes decrypted(Secret message) throws IOException {
    String name = variant.secret().name();
    Bytes secret = opened(message);
    if (secret.length() != variant.secretLength()) {
      throw as.refuses("secret", Check.SECRET, "it is not as long as " + name);
    }
    as.opens(side.in().card(), Layers.secret(variant, secret));
    as.learns(name, secret, "RSA-OAEP decryption of the encrypted " + name, "encrypted " + name);
    return secret;
  }

  private Bytes opened(Secret message) throws IOException {
    try {
      return Oaep.decrypt(identity.key(), message.encrypted());
    } catch (GeneralSecurityException shut) {
      throw as.refuses("secret", Check.SECRET, "it does not open with this private key");
    }
  }
}
