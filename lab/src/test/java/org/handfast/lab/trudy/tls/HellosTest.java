package org.handfast.lab.trudy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.stage.Person;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

final class HellosTest {
  @Test
  void aHelloWithoutASuiteIsAHelloStill() {
    Bytes changed = Hellos.changedBobs(card(Person.BOB), Hellos::withoutBestSuite).orElseThrow();

    ClientHello hello =
        ClearRecord.in(changed).flatMap(record -> record.find(ClientHello.class)).orElseThrow();
    assertThat(hello.cipherSuites())
        .containsExactly(
            Samples.GREASE,
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_CHACHA20_POLY1305_SHA256);
    assertThat(hello.extensions()).isEqualTo(Samples.CLIENT_HELLO.extensions());
    assertThat(changed.length()).isEqualTo(card(Person.BOB).bytes().length() - 2);
  }

  @Test
  void onlyBobsHelloIsBobs() {
    assertThat(Hellos.changedBobs(card(Person.ALICE), Hellos::withoutBestSuite)).isEmpty();
    assertThat(Hellos.ofBob(card(Person.BOB))).contains(Samples.CLIENT_HELLO);
  }

  @Test
  void aNonceDiffersByOneBit() {
    Bytes bobs = Hellos.withAnotherNonce(Samples.CLIENT_HELLO).random().bytes();
    Bytes alices =
        Hellos.withAnotherNonce(Samples.CLIENT_HELLO, Samples.SERVER_HELLO).random().bytes();

    assertThat(bobs.at(0)).isEqualTo(1);
    assertThat(bobs.slice(1)).isEqualTo(Samples.CLIENT_HELLO.random().bytes().slice(1));
    assertThat(alices).isEqualTo(bobs);
  }

  @Test
  void withoutVersionsNothingElseIsGone() {
    ClientHello hello = Hellos.withoutVersions(Samples.CLIENT_HELLO);

    assertThat(hello.extensions().types()).containsExactly(ExtensionType.RENEGOTIATION_INFO);
    assertThat(hello.cipherSuites()).isEqualTo(Samples.CLIENT_HELLO.cipherSuites());
  }

  @Test
  void picksAreOfTheSameVersion() {
    ServerHello weaker = Hellos.withWeakerPick(Samples.CLIENT_HELLO, Samples.SERVER_HELLO);
    ServerHello foreign = Hellos.withForeignPick(Samples.CLIENT_HELLO, Samples.SERVER_HELLO);

    assertThat(weaker.cipherSuite()).isEqualTo(CipherSuite.TLS_CHACHA20_POLY1305_SHA256);
    assertThat(foreign.cipherSuite()).isEqualTo(CipherSuite.TLS_AES_256_GCM_SHA384);
    assertThat(foreign.extensions()).isEqualTo(Samples.SERVER_HELLO.extensions());
  }

  private static Card card(Person from) {
    Bytes record =
        new ClearRecord(0x0301, List.of(HandshakeCodec.encode(Samples.CLIENT_HELLO))).bytes();
    return new Card(
        "X1", from, from.peer(), "hello", List.of(new Layer("on the wire", record, List.of())));
  }
}
