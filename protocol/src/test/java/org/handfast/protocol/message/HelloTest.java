package org.handfast.protocol.message;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.MessageDigest;
import java.util.List;
import org.handfast.protocol.extension.Cookie;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.KeyShare;
import org.handfast.protocol.extension.KeyShares;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.extension.RetryGroup;
import org.handfast.protocol.extension.ServerName;
import org.handfast.protocol.extension.SupportedVersions;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.vectors.Rfc8448;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.DecodeException.Fault;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;
import org.junit.jupiter.api.Test;

class HelloTest {

  private static final Random RANDOM = new Random(Bytes.owning(new byte[32]));
  private static final ClientHello BARE_CLIENT_HELLO =
      new ClientHello(
          ProtocolVersion.TLS_1_2,
          RANDOM,
          Bytes.EMPTY,
          List.of(CipherSuite.TLS_AES_128_GCM_SHA256),
          ClientHello.NO_COMPRESSION,
          Extensions.NONE);
  private static final ServerHello BARE_SERVER_HELLO =
      new ServerHello(
          ProtocolVersion.TLS_1_2,
          RANDOM,
          Bytes.EMPTY,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
          Extensions.NONE);

  @Test
  void theClientHelloOfRfc8448SaysWhatItSays() throws DecodeException {
    ClientHello hello =
        (ClientHello) HandshakeCodec.decode(Rfc8448.SIMPLE.handshakeMessages().getFirst());
    assertThat(hello.cipherSuites())
        .containsExactly(
            CipherSuite.TLS_AES_128_GCM_SHA256,
            CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
            CipherSuite.TLS_AES_256_GCM_SHA384);
    assertThat(hello.extensions().find(ServerName.class).orElseThrow().text()).isEqualTo("server");
    assertThat(hello.extensions().find(SupportedVersions.class).orElseThrow().versions())
        .containsExactly(ProtocolVersion.TLS_1_3);
    assertThat(hello.extensions().find(KeyShares.class).orElseThrow().entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.group()).isEqualTo(NamedGroup.X25519);
              assertThat(entry.keyExchange())
                  .isEqualTo(
                      Rfc8448.SIMPLE.value(
                          "client", "create an ephemeral x25519 key pair", "public key"));
            });
  }

  // RFC 9846 4.3.11.2: a binder covers the ClientHello up to the binders.
  @Test
  void theClientHelloOfRfc8448WithoutItsBindersIsThePrefixThatTheyCover() throws DecodeException {
    Bytes wire =
        Rfc8448.RESUMED.steps("client", "send handshake record").getFirst().value("payload");
    ClientHello hello = (ClientHello) HandshakeCodec.decode(wire);
    assertThat(hello.extensions().endsWith(ExtensionType.PRE_SHARED_KEY)).isTrue();
    int binders = hello.extensions().find(PreSharedKeys.class).orElseThrow().bindersSize();
    assertThat(wire.slice(0, wire.length() - binders))
        .isEqualTo(Rfc8448.RESUMED.value("client", "calculate PSK binder", "ClientHello prefix"));
  }

  @Test
  void theRandomTellsARetryFromAServerHello() throws DecodeException {
    List<Bytes> messages = Rfc8448.HELLO_RETRY_REQUEST.handshakeMessages();
    HelloRetryRequest retry = (HelloRetryRequest) HandshakeCodec.decode(messages.get(1));
    ServerHello hello = (ServerHello) HandshakeCodec.decode(messages.get(3));
    assertThat(retry.extensions().find(RetryGroup.class).orElseThrow().group())
        .isEqualTo(NamedGroup.SECP256R1);
    assertThat(retry.extensions().find(Cookie.class)).isPresent();
    assertThat(hello.extensions().find(KeyShare.class).orElseThrow().entry().group())
        .isEqualTo(NamedGroup.SECP256R1);
    assertThatThrownBy(
            () ->
                new ServerHello(
                    hello.legacyVersion(),
                    Random.HELLO_RETRY_REQUEST,
                    Bytes.EMPTY,
                    hello.cipherSuite(),
                    Extensions.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theRandomOfARetryIsTheHashOfItsName() throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest("HelloRetryRequest".getBytes(US_ASCII));
    assertThat(Random.HELLO_RETRY_REQUEST.bytes()).isEqualTo(Bytes.of(hash));
  }

  @Test
  void aRandomCanBeMarkedAsADowngrade() {
    Random marked = RANDOM.endingWith(Random.DOWNGRADE_TO_TLS_1_2);
    assertThat(marked.endsWith(Random.DOWNGRADE_TO_TLS_1_2)).isTrue();
    assertThat(marked.endsWith(Random.DOWNGRADE_BELOW_TLS_1_2)).isFalse();
    assertThat(marked.bytes().slice(24)).isEqualTo(Bytes.of("DOWNGRD\1".getBytes(US_ASCII)));
    assertThat(RANDOM.endsWith(Random.DOWNGRADE_TO_TLS_1_2)).isFalse();
    assertThatThrownBy(() -> new Random(Bytes.owning(new byte[31])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // RFC 9846 4.2.2: the block may be missing; RFC 5246 7.4.1.2: it may also be empty.
  @Test
  void helloExtensionsMayBeMissingOrEmpty() throws DecodeException {
    for (HandshakeMessage bare : List.of(BARE_CLIENT_HELLO, BARE_SERVER_HELLO)) {
      Bytes missing = body(bare);
      Bytes empty = Bytes.concat(missing, Bytes.fromHex("0000"));
      assertThat(HandshakeCodec.decode(bare.type(), new WireReader(missing))).isEqualTo(bare);
      assertThat(HandshakeCodec.decode(bare.type(), new WireReader(empty))).isEqualTo(bare);
      for (String malformed : List.of("00", "000000", "0001", "000100")) {
        Bytes wrong = Bytes.concat(missing, Bytes.fromHex(malformed));
        assertThat(refusal(bare.type(), wrong).fault()).isEqualTo(Fault.MALFORMED);
      }
    }
  }

  // RFC 5246 7.4.1.2: a client may offer compression; that null is among it, the handshake checks.
  @Test
  void aClientHelloSaysFreelyHowItWouldCompress() throws DecodeException {
    for (String methods : List.of("0100", "01")) {
      ClientHello hello =
          new ClientHello(
              ProtocolVersion.TLS_1_2,
              RANDOM,
              Bytes.EMPTY,
              List.of(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA),
              Bytes.fromHex(methods),
              Extensions.NONE);
      Bytes wire = HandshakeCodec.encode(hello);
      assertThat(HandshakeCodec.decode(ProtocolVersion.TLS_1_2, wire)).isEqualTo(hello);
      assertThat(HandshakeCodec.decode(wire)).isEqualTo(hello);
    }
  }

  // RFC 9846 4.2.3: the alert is illegal_parameter, so it is no fault of the syntax.
  @Test
  void aServerHelloThatCompressesIsIllegal() {
    byte[] body = body(BARE_SERVER_HELLO).toArray();
    body[body.length - 1] = 1;
    assertThat(refusal(HandshakeType.SERVER_HELLO, Bytes.owning(body)).fault())
        .isEqualTo(Fault.ILLEGAL);
  }

  @Test
  void aKeyUpdateRequestOutOfTheSetIsIllegal() {
    assertThat(refusal(HandshakeType.KEY_UPDATE, Bytes.fromHex("02")).fault())
        .isEqualTo(Fault.ILLEGAL);
  }

  @Test
  void aClientHelloWithoutSuitesCannotBeWritten() {
    ClientHello hello =
        new ClientHello(
            ProtocolVersion.TLS_1_2,
            RANDOM,
            Bytes.EMPTY,
            List.of(),
            ClientHello.NO_COMPRESSION,
            Extensions.NONE);
    assertThatThrownBy(() -> HandshakeCodec.encode(hello))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Bytes body(HandshakeMessage message) {
    WireWriter out = new WireWriter(64);
    message.write(out);
    return out.toBytes();
  }

  private static DecodeException refusal(HandshakeType type, Bytes body) {
    return catchThrowableOfType(
        DecodeException.class, () -> HandshakeCodec.decode(type, new WireReader(body)));
  }
}
