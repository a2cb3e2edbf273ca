package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.RetryCookies;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.extension.ServerName;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The server chooses its configuration when it knows the ClientHello, and from nothing less.
final class ConfigSourceTest {
  private static final int FIRST_CONTENT = 5 + 4;
  private static final int SESSION_ID_LENGTH = FIRST_CONTENT + 2 + 32;

  private final List<ClientHello> asked = new ArrayList<>();

  @Test
  @DisplayName("Each host has its own certificate, and its own mind about clients")
  void virtualHosts() {
    Pair open = pair("open.example").handshake();
    assertThat(open.client.connection.negotiated().peer().orElseThrow().endEntity())
        .isEqualTo(Identity.SERVER.certificate());
    assertThat(open.server.connection.negotiated().peer()).isEmpty();

    Pair closed = pair("closed.example").handshake();
    assertThat(closed.client.connection.negotiated().peer().orElseThrow().endEntity())
        .isEqualTo(Identity.RSA.certificate());
    assertThat(closed.server.connection.negotiated().peer().orElseThrow().endEntity())
        .isEqualTo(Identity.CLIENT.certificate());
  }

  @Test
  @DisplayName("The source is asked once, also where the client has to say hello again")
  void askedOnce() {
    Pair pair =
        new Pair(
            client(Optional.of("open.example")),
            TlsConnection.server(
                hello -> {
                  asked.add(hello);
                  return Pair.server(TestCrypto.PROVIDER)
                      .retryCookies(RetryCookies.INCLUDED)
                      .policy(Tls13.POLICY.withGroups(List.of(NamedGroup.SECP384R1)))
                      .build();
                }));
    pair.handshake();
    assertThat(pair.server.connection.negotiated().isRetried()).isTrue();
    assertThat(asked).hasSize(1);
  }

  /// A session identifier has 32 bytes at most: what follows is read from a wrong place, or there
  /// is nothing to follow.
  @DisplayName("A ClientHello that cannot be read is fatal, and no default context is for it")
  @ParameterizedTest(name = "a session identifier of {0} bytes")
  @ValueSource(ints = {33, 255})
  void malformedHello(int length) {
    Pair pair = pair("open.example").relayedBy((side, record) -> spoiled(side, record, length));
    pair.run();
    assertThat(asked).isEmpty();
    assertThat(pair.server.connection.failure()).containsInstanceOf(Malformed.class);
    assertThat(pair.client.connection.failure().orElseThrow())
        .isInstanceOfSatisfying(
            PeerRejected.class,
            rejected -> assertThat(rejected.alert()).isEqualTo(AlertDescription.DECODE_ERROR));
  }

  @Test
  @DisplayName("A source that fails ends the connection as a fault of this side")
  void aSourceThatFails() {
    Pair pair =
        new Pair(
            client(Optional.empty()),
            TlsConnection.server(
                _ -> {
                  throw new IllegalStateException("no such host");
                }));
    pair.run();
    assertThat(pair.server.connection.failure()).containsInstanceOf(LocalFault.class);
    assertThat(pair.client.connection.failure().orElseThrow())
        .isInstanceOfSatisfying(
            PeerRejected.class,
            rejected -> assertThat(rejected.alert()).isEqualTo(AlertDescription.INTERNAL_ERROR));
  }

  private Pair pair(String host) {
    return new Pair(client(Optional.of(host)), TlsConnection.server(hosts()));
  }

  private ConfigSource hosts() {
    ServerConfig open = Pair.server(TestCrypto.PROVIDER).build();
    ServerConfig closed =
        Tls13.server(TestCrypto.PROVIDER)
            .identifiedBy(Identity.RSA.source())
            .clientAuthentication(ClientAuthentication.NEED, Identity.TRUST)
            .build();
    return hello -> {
      asked.add(hello);
      String name = hello.extensions().find(ServerName.class).orElseThrow().text();
      return name.equals("closed.example") ? closed : open;
    };
  }

  private static TlsConnection client(Optional<String> host) {
    ClientConfig config =
        Tls13.client(TestCrypto.PROVIDER)
            .trusting(Identity.TRUST)
            .identifiedBy(Identity.CLIENT.source())
            .build();
    return TlsConnection.client(config, host, Optional.empty());
  }

  private static List<Bytes> spoiled(Side side, Bytes record, int length) {
    if (side == Side.SERVER) {
      return List.of(record);
    }
    byte[] changed = record.toArray();
    changed[SESSION_ID_LENGTH] = (byte) length;
    return List.of(Bytes.owning(changed));
  }
}
