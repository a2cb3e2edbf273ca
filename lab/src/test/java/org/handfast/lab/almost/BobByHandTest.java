package org.handfast.lab.almost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handfast.lab.almost.Reckoning.aesCtr;
import static org.handfast.lab.almost.Reckoning.bytes;
import static org.handfast.lab.almost.Reckoning.hex;
import static org.handfast.lab.almost.Reckoning.hmac;
import static org.handfast.lab.almost.Reckoning.join;
import static org.handfast.lab.almost.Reckoning.masterSecret;
import static org.handfast.lab.almost.Reckoning.message;
import static org.handfast.lab.almost.Reckoning.part;
import static org.handfast.lab.almost.Reckoning.record;
import static org.handfast.lab.almost.Reckoning.run;
import static org.handfast.lab.almost.Reckoning.sha256;
import static org.handfast.lab.almost.Reckoning.u16;
import static org.handfast.lab.almost.Reckoning.u64;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.MGF1ParameterSpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.handfast.lab.authority.Identities;
import org.handfast.lab.authority.KeyUse;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.seed.Dice;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Journal;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.stage.Lines;
import org.handfast.lab.stage.Notice;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Stage;
import org.handfast.lab.stage.Wire;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A Bob who was written from the description alone, byte by byte, speaks with Alice.
final class BobByHandTest {
  private static final byte[] NONCE = run(0x11, 32);
  private static final byte[] IV = run(0x77, 16);
  private static final byte[] LINE = "pay 1 to eve\n".getBytes(StandardCharsets.US_ASCII);

  private final Journal journal = new Journal();
  private final Stage stage = new Stage(journal);
  private Wire bob;
  private Wire alice;

  @BeforeEach
  void connect() throws IOException {
    Wire.Line line = Wire.connect(stage, Person.BOB, Person.ALICE);
    bob = line.near();
    alice = line.far();
  }

  @AfterEach
  void close() throws IOException {
    bob.close();
    alice.close();
  }

  @Test
  void inTheChaptersFirstForm() {
    play(
        Rung.CHAPTERS_MAC,
        () -> {
          byte[] ms = run(0, 96);
          send(record(1, message(1, hex("00 00"))));
          byte[] certificate = receive(1);
          send(record(1, message(4, encrypted(certificate, ms))));

          byte[] balance = receive(2);
          byte[] text =
              aesCtr(part(ms, 48, 64), part(balance, 0, 16), part(balance, 16, balance.length));
          byte[] said = part(text, 0, text.length - 32);
          assertThat(bytes(said)).isEqualTo(Lines.BALANCE);
          assertThat(part(text, said.length, text.length))
              .isEqualTo(sha256(said, part(ms, 64, 96), u64(0)));

          byte[] tag = sha256(LINE, part(ms, 16, 48), u64(0));
          send(record(2, join(IV, aesCtr(part(ms, 0, 16), IV, join(LINE, tag)))));
          bob.finish();
          assertThat(bob.read(1)).isEmpty();
        });

    assertThat(journal.events(Event.Delivered.class))
        .containsExactly(new Event.Delivered(Person.ALICE, 1, bytes(LINE)));
    assertThat(journal.events(Event.Ended.class)).containsExactly(new Event.Ended(Person.ALICE, 1));
  }

  @Test
  void withTheWholeHandshake() {
    play(
        Rung.SUITES_CHECKED,
        () -> {
          byte[] pms = run(0x55, 48);
          byte[] hello = message(1, join(hex("20"), NONCE, hex("02 02 01")));
          send(record(1, hello));
          byte[] answer = receive(1);
          assertThat(part(answer, 0, 5)).isEqualTo(hex("02 000023 20"));
          assertThat(part(answer, 37, 39)).as("the strong suite").isEqualTo(hex("01 02"));
          byte[] certificate = receive(1);
          byte[] secret = message(4, encrypted(certificate, pms));
          send(record(1, secret));

          byte[] ms = masterSecret(pms, join(NONCE, part(answer, 5, 37)));
          byte[] bobsMac = part(ms, 16, 48);
          byte[] alicesMac = part(ms, 64, 96);
          byte[] messages = join(hello, answer, certificate, secret);
          byte[] finished = message(5, hmac(bobsMac, sha256(messages)));
          send(seal(ms, 0, 1, finished));

          byte[] alices = open(receive(1), part(ms, 48, 64));
          assertThat(part(alices, 0, 36))
              .isEqualTo(message(5, hmac(alicesMac, sha256(messages, finished))));
          assertThat(part(alices, 36, 68))
              .isEqualTo(hmac(alicesMac, u64(0), hex("01 AF01 0024"), part(alices, 0, 36)));

          byte[] balance = open(receive(2), part(ms, 48, 64));
          assertThat(bytes(balance).slice(0, 12)).isEqualTo(Lines.BALANCE);
          send(seal(ms, 1, 2, LINE));
          send(seal(ms, 2, 3, new byte[0]));

          byte[] close = open(receive(3), part(ms, 48, 64));
          assertThat(close).isEqualTo(hmac(alicesMac, u64(2), hex("03 AF01 0000")));
        });

    assertThat(journal.events(Event.Delivered.class))
        .containsExactly(new Event.Delivered(Person.ALICE, 1, bytes(LINE)));
    assertThat(journal.events(Event.Refused.class)).isEmpty();
  }

  /// Only who has the keys can say this, so no man in the middle ever does.
  @Test
  void aCloseRecordHoldsNoData() {
    play(
        Rung.CLOSE_RECORD,
        () -> {
          byte[] ms = run(0, 96);
          send(record(1, message(1, hex("00 00"))));
          send(record(1, message(4, encrypted(receive(1), ms))));
          receive(2);
          send(seal(ms, 0, 3, LINE));
        });

    assertThat(notice())
        .isEqualTo(
            new Notice(
                Person.ALICE, "close", "record length", "a record that closes holds no data"));
  }

  @Test
  void aSecretIsAsLongAsItMustBe() {
    play(
        Rung.CLOSE_RECORD,
        () -> {
          send(record(1, message(1, hex("00 00"))));
          send(record(1, message(4, encrypted(receive(1), run(0, 95)))));
        });

    assertThat(notice())
        .isEqualTo(
            new Notice(Person.ALICE, "secret", "encrypted secret", "it is not as long as MS"));
  }

  private Notice notice() {
    assertThat(journal.events(Event.Delivered.class)).isEmpty();
    return journal.events(Event.Refused.class).getFirst().notice();
  }

  private interface ByHand {
    void play() throws IOException, GeneralSecurityException;
  }

  private void play(Rung rung, ByHand bobs) {
    Actor as = new Actor(Person.ALICE, 1, journal, Dice.of(1, "alice"), List.of(Lines.BALANCE));
    stage.enter(
        Person.ALICE,
        () -> AlmostSsl.on(rung).alice(as, alice, Identities.with(KeyUse.TRANSPORT).alice()));
    stage.enter(
        Person.BOB,
        () -> {
          try {
            bobs.play();
          } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
          }
        });
    stage.play();
  }

  private void send(byte[] record) throws IOException {
    bob.send(
        journal.card(
            Person.BOB,
            Person.ALICE,
            "by hand",
            List.of(new Layer("on the wire", bytes(record), List.of()))));
  }

  /// The fragment of the next record.
  private byte[] receive(int type) throws IOException {
    byte[] header = bob.read(5).orElseThrow().toArray();
    assertThat(part(header, 0, 3)).isEqualTo(join(new byte[] {(byte) type}, hex("AF01")));
    return bob.read(((header[3] & 0xFF) << 8) | (header[4] & 0xFF))
        .map(Bytes::toArray)
        .orElseThrow();
  }

  private static byte[] seal(byte[] ms, long seq, int type, byte[] data)
      throws GeneralSecurityException {
    byte[] tag =
        hmac(
            part(ms, 16, 48),
            u64(seq),
            new byte[] {(byte) type},
            hex("AF01"),
            u16(data.length),
            data);
    return record(type, join(IV, aesCtr(part(ms, 0, 16), IV, join(data, tag))));
  }

  private static byte[] open(byte[] fragment, byte[] key) throws GeneralSecurityException {
    return aesCtr(key, part(fragment, 0, 16), part(fragment, 16, fragment.length));
  }

  private static byte[] encrypted(byte[] message, byte[] secret) throws GeneralSecurityException {
    assertThat(message[0]).as("certificate").isEqualTo((byte) 3);
    Certificate certificate =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(part(message, 7, message.length)));
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        certificate.getPublicKey(),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    return cipher.doFinal(secret);
  }
}
