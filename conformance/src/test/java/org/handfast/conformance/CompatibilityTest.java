package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the server sends for the sake of those who look on: right after its first message, and for
/// any client.
@DisplayName("RFC 9846 E.4: the server's ChangeCipherSpec")
class CompatibilityTest {
  private final RawClient client = Situations.rawClient(UnaryOperator.identity());

  @ParameterizedTest(name = "a session id of {0} bytes")
  @ValueSource(ints = {0, 1, 32})
  void comesOnceAfterTheServerHello(int length) throws TlsException {
    client.send(hello(length));
    assertThat(types(client.opposite.flush()))
        .startsWith(ContentType.HANDSHAKE, ContentType.CHANGE_CIPHER_SPEC)
        .containsOnlyOnce(ContentType.CHANGE_CIPHER_SPEC);
  }

  @ParameterizedTest(name = "a session id of {0} bytes")
  @ValueSource(ints = {0, 1, 32})
  void comesOnceAfterTheRetry(int length) throws TlsException {
    client.share(NamedGroup.SECP256R1);
    client.send(hello(length));
    assertThat(types(client.opposite.flush()))
        .containsExactly(ContentType.HANDSHAKE, ContentType.CHANGE_CIPHER_SPEC);
    client.share(NamedGroup.X25519);
    client.send(hello(length));
    assertThat(types(client.opposite.flush()))
        .startsWith(ContentType.HANDSHAKE)
        .doesNotContain(ContentType.CHANGE_CIPHER_SPEC);
  }

  private ClientHello hello(int sessionIdLength) {
    ClientHello hello = client.hello();
    return new ClientHello(
        hello.legacyVersion(),
        hello.random(),
        Bytes.owning(new byte[sessionIdLength]),
        hello.cipherSuites(),
        hello.legacyCompressionMethods(),
        hello.extensions());
  }

  private static List<ContentType> types(List<Bytes> records) {
    return records.stream().map(record -> new ContentType(record.at(0))).toList();
  }
}
