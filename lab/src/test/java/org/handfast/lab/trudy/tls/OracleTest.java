package org.handfast.lab.trudy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import org.handfast.lab.authority.Guise;
import org.handfast.lab.authority.Identities;
import org.handfast.lab.authority.Identity;
import org.handfast.lab.authority.KeyUse;
import org.handfast.lab.authority.Trust;
import org.handfast.lab.seed.Dice;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Event;
import org.handfast.lab.stage.Journal;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Protocol;
import org.handfast.lab.stage.Stage;
import org.handfast.lab.stage.Wire;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.tls12.ClientKeyExchange;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.junit.jupiter.api.Test;

/// An Alice that tells is found out, an Alice that does not is not: so Trudy really looks.
final class OracleTest {
  private static final Identity ALICE = Identities.with(KeyUse.TRANSPORT).alice();
  private static final Bytes CHANGE = Bytes.fromHex("14 0303 0001 01");
  private static final Bytes FINISHED =
      Bytes.fromHex("16 0303 0010 00112233445566778899aabbccddeeff");
  private static final Bytes BAD_RECORD_MAC = Bytes.fromHex("15 0303 0002 0214");
  private static final Bytes DECRYPT_ERROR = Bytes.fromHex("15 0303 0002 0233");
  private static final int HEADER = 5;

  @Test
  void hearsNothingFromWhoAlwaysSaysTheSame() throws Exception {
    assertThat(gains((opens, wire) -> say(BAD_RECORD_MAC, wire))).isEmpty();
  }

  @Test
  void hearsAnotherAlert() throws Exception {
    assertThat(gains((opens, wire) -> say(opens ? BAD_RECORD_MAC : DECRYPT_ERROR, wire)))
        .containsExactly("which secrets open");
  }

  @Test
  void hearsSilence() throws Exception {
    Alice waiting =
        (opens, wire) -> {
          if (opens) {
            say(BAD_RECORD_MAC, wire);
          } else {
            wire.read(HEADER);
          }
        };

    assertThat(gains(waiting)).containsExactly("which secrets open");
  }

  @Test
  void hearsAnEndWithoutAnAlert() throws Exception {
    Alice abrupt =
        (opens, wire) -> {
          if (opens) {
            say(BAD_RECORD_MAC, wire);
          } else {
            wire.leave();
          }
        };

    assertThat(gains(abrupt)).containsExactly("which secrets open");
  }

  /// What she does when a secret has come, and all that follows it.
  private interface Alice {
    void answer(boolean opens, Wire wire) throws IOException;
  }

  private static void say(Bytes alert, Wire wire) throws IOException {
    Journal unread = new Journal();
    wire.send(unread.card(Person.ALICE, Person.BOB, "alert", layers(alert)));
    wire.leave();
  }

  private static List<String> gains(Alice alice) throws Exception {
    Journal journal = new Journal();
    Stage stage = new Stage(journal);
    Wire.Line toTrudy = Wire.connect(stage, Person.BOB, Person.TRUDY);
    Wire.Line toAlice = Wire.connect(stage, Person.TRUDY, Person.ALICE);
    List<Wire> wires = new ArrayList<>(List.of(toTrudy.near(), toTrudy.far()));
    wires.addAll(List.of(toAlice.near(), toAlice.far()));
    List<Bytes> flight = List.of(hello(), secret(), CHANGE, FINISHED);
    stage.enter(Person.BOB, () -> send(flight, toTrudy.near(), journal));
    stage.enter(Person.ALICE, () -> play(alice, toAlice.far()));
    Around around = new Around(stage, journal, alice, wires);
    Middle middle = new Middle(stage, toTrudy.far(), toAlice.near(), around);
    stage.enter(Person.TRUDY, () -> Oracle.tactic().play(middle));
    stage.play();
    for (Wire wire : wires) {
      wire.close();
    }
    return journal.events(Event.Gained.class).stream().map(Event.Gained::what).toList();
  }

  private static void send(List<Bytes> flight, Wire wire, Journal journal) throws IOException {
    for (Bytes record : flight) {
      wire.send(journal.card(Person.BOB, Person.ALICE, "record", layers(record)));
    }
    wire.leave();
  }

  private static void play(Alice alice, Wire wire) throws IOException {
    boolean opens = false;
    Bytes record = Bytes.EMPTY;
    while (!record.equals(FINISHED)) {
      Bytes header = wire.read(HEADER).orElseThrow();
      int length = header.at(3) << 8 | header.at(4);
      record = Bytes.concat(header, wire.read(length).orElseThrow());
      opens |=
          ClearRecord.in(record)
              .flatMap(clear -> clear.find(ClientKeyExchange.class))
              .filter(OracleTest::opens)
              .isPresent();
    }
    alice.answer(opens, wire);
  }

  private static boolean opens(ClientKeyExchange exchange) {
    try {
      Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      rsa.init(Cipher.DECRYPT_MODE, ALICE.key());
      return rsa.doFinal(exchange.encryptedPremaster().toArray()).length == 48;
    } catch (GeneralSecurityException | DecodeException shut) {
      return false;
    }
  }

  private static Bytes hello() {
    return new ClearRecord(0x0301, List.of(HandshakeCodec.encode(Samples.CLIENT_HELLO))).bytes();
  }

  private static Bytes secret() throws GeneralSecurityException {
    Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    RSAPublicKey key = (RSAPublicKey) ALICE.certificate().getPublicKey();
    rsa.init(Cipher.ENCRYPT_MODE, key, Dice.of(1, "bob"));
    Bytes encrypted = Bytes.owning(rsa.doFinal(new byte[48]));
    Bytes message = HandshakeCodec.encode(ClientKeyExchange.ofEncryptedPremaster(encrypted));
    return new ClearRecord(0x0303, List.of(message)).bytes();
  }

  private static List<Layer> layers(Bytes record) {
    return List.of(new Layer("on the wire", record, List.of()));
  }

  /// A world in which there is nothing but Alice.
  private record Around(Stage stage, Journal journal, Alice alice, List<Wire> wires)
      implements Middle.World {
    @Override
    public Actor trudy(List<Bytes> lines) {
      return new Actor(Person.TRUDY, 1, journal, Dice.of(1, "trudy"), lines);
    }

    @Override
    public Wire call(int host, String what) throws IOException {
      Wire.Line line = Wire.connect(stage, Person.TRUDY, Person.ALICE);
      wires.addAll(List.of(line.near(), line.far()));
      stage.enter(Person.ALICE, () -> play(alice, line.far()));
      return line.near();
    }

    @Override
    public Identity identity(Guise guise) {
      return Identities.with(KeyUse.TRANSPORT).of(guise);
    }

    @Override
    public Wire answer(String what) {
      throw new UnsupportedOperationException(what);
    }

    @Override
    public Protocol protocol() {
      throw new UnsupportedOperationException("there is none");
    }

    @Override
    public Trust trust() {
      throw new UnsupportedOperationException("there is none");
    }
  }
}
