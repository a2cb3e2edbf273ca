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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent for the sake of those who look on, and know no TLS 1.3.
@DisplayName("RFC 9846 5.1 and E.4: looking like earlier versions")
class CompatibilityTest {
  private final RawClient client = Situations.rawClient(UnaryOperator.identity());

  @ParameterizedTest(name = "a session id of {0} bytes")
  @ValueSource(ints = {0, 1, 32})
  void aChangeCipherSpecFollowsTheServerHello(int length) throws TlsException {
    client.send(hello(length));
    assertThat(types(client.opposite.flush()))
        .startsWith(ContentType.HANDSHAKE, ContentType.CHANGE_CIPHER_SPEC)
        .containsOnlyOnce(ContentType.CHANGE_CIPHER_SPEC);
  }

  @ParameterizedTest(name = "a session id of {0} bytes")
  @ValueSource(ints = {0, 1, 32})
  void aChangeCipherSpecFollowsTheRetryRequest(int length) throws TlsException {
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

  @Test
  void onlyTheRecordOfTheFirstHelloNamesAnotherVersion() throws TlsException {
    Pair pair =
        Pair.of(
            UnaryOperator.identity(),
            server -> server.policy(Situations.onlyGroup(NamedGroup.SECP384R1)));
    assertThat(versions(pair.client, pair.server)).containsExactly(0x0301);
    assertThat(versions(pair.server, pair.client)).hasSize(2).containsOnly(0x0303);
    assertThat(versions(pair.client, pair.server)).hasSize(2).containsOnly(0x0303);
  }

  // Lets what waits go from one end to the other.
  private static List<Integer> versions(Endpoint from, Endpoint to) throws TlsException {
    List<Bytes> records = from.flush();
    for (Bytes each : records) {
      to.receive(each);
    }
    return records.stream().map(each -> each.at(1) << 8 | each.at(2)).toList();
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
