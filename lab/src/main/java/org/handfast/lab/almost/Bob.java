package org.handfast.lab.almost;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Optional;
import org.handfast.lab.almost.Handshake.Answer;
import org.handfast.lab.almost.Handshake.Certificate;
import org.handfast.lab.almost.Handshake.Hello;
import org.handfast.lab.almost.Handshake.Secret;
import org.handfast.lab.almost.Variant.Choice;
import org.handfast.lab.almost.Variant.Ending;
import org.handfast.lab.authority.Trust;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Check;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Wire;
import org.handfast.protocol.wire.Bytes;

/// The client, step by step as the chapter has it.
final class Bob {
  private static final Bytes BOTH_SUITES =
      Bytes.of((byte) Suite.STRONG.code(), (byte) Suite.WEAK.code());

  private final Actor as;
  private final Variant variant;
  private final Trust trust;
  private final Side side;

  Bob(Actor as, Wire wire, Variant variant, Trust trust) {
    this.as = as;
    this.variant = variant;
    this.trust = trust;
    this.side = new Side(as, wire, variant);
  }

  void play() throws IOException {
    // 1. Bob says hello: which suites he can, and a nonce.
    Bytes offer = variant.choice() == Choice.LIST ? BOTH_SUITES : Bytes.EMPTY;
    Bytes nonce = side.throwNonce(Person.BOB, "N_b");
    side.out().message("hello", new Hello(nonce, offer));

    // 2. Alice answers with her pick, a nonce, and her certificate.
    Suite suite = Suite.STRONG;
    Bytes alicesNonce = Bytes.EMPTY;
    if (variant.hasAnswer()) {
      side.is("awaits the answer");
      Answer answer = side.in().message("pick", Answer.class);
      suite = picked(answer.pick(), offer);
      alicesNonce = side.takeNonce(Person.ALICE, "N_a", answer.nonce(), "pick");
    }
    side.is("awaits the certificate");
    Certificate certificate = side.in().message("certificate", Certificate.class);

    // 3. He checks the certificate, makes a secret, and encrypts it with the key in it.
    PublicKey key = new CertificateCheck(as, trust).keyOf(certificate);
    Bytes secret = as.throwDice(variant.secretLength());
    as.learns(variant.secret().name(), secret, "");
    side.out().message("secret", encrypted(secret, key), Layers.secret(variant, secret));

    // 4. He derives the keys.
    SessionKeys keys = SessionKeys.derive(variant, suite, secret, nonce, alicesNonce);
    side.turnKeys(keys, keys.bob(), keys.alice());

    // 5. He sends a MAC of all handshake messages; 6. so does Alice.
    if (variant.ending() == Ending.WITH_MACS) {
      side.sendFinished(keys.bob());
      side.checkFinished(keys.alice());
    }

    // Now they talk. Alice begins; then Bob says what he has to say, and closes.
    side.is("talks");
    side.in().deliverNext();
    side.out().lastLines(as.lines());
    side.out().end();
    side.in().deliverAll();
    side.is("is done");
  }

  private Suite picked(Bytes pick, Bytes offer) throws IOException {
    boolean isChoice = variant.choice() == Choice.LIST;
    if (pick.length() != (isChoice ? 1 : 0)) {
      throw as.refuses("pick", Check.MESSAGE, "one suite is a pick, and only where Bob offers");
    }
    if (!isChoice) {
      return Suite.STRONG;
    }
    Optional<Suite> suite = Suite.of(pick.at(0));
    if (suite.isEmpty() || !offer.contains(pick.at(0))) {
      throw as.refuses("pick", Check.OFFERED_SUITE, "Bob has not offered this suite");
    }
    as.enters("suite", suite.get().title());
    return suite.get();
  }

  private Secret encrypted(Bytes secret, PublicKey key) throws IOException {
    try {
      return new Secret(Oaep.encrypt(key, secret, as.random()));
    } catch (GeneralSecurityException unfit) {
      throw as.refuses("certificate", Check.MESSAGE, "its key cannot encrypt a secret");
    }
  }
}
