package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.PskViolation;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.engine.session.ExternalPsks;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Two peers share one key and each is client and server; somebody sends one of them its own hello
/// (RFC 9846 F.8).
@DisplayName("Row 18: Selfie, a client's hello reflected to itself")
class SelfieTest {
  private static final Bytes NAME = RawPeer.bytes("common");
  private static final byte[] KEY = BuffersTest.pattern(32).toArray();

  @Test
  void anImportedKeyServesItsOwnDirectionAlone() {
    Pair right = pair("bob", "alice", "bob", "alice").handshake();
    assertThat(right.server.connection.negotiated().externalPsk()).isPresent();

    Pair reflected = pair("bob", "alice", "alice", "bob").run();
    assertThat(reflected.server.connection.isConnected()).isFalse();
    assertThat(reflected.client.connection.isConnected()).isFalse();
    assertThat(reflected.server.connection.failure())
        .get()
        .isInstanceOfSatisfying(
            PeerViolation.class,
            cause -> assertThat(cause.violation()).isEqualTo(PskViolation.UNKNOWN_KEY));
  }

  @Test
  void aPartysOwnLabelIsNoneOfItsServers() {
    ExternalPsk key = ExternalPsk.plain(NAME, KEY.clone(), HashAlgorithm.SHA256);
    assertThatThrownBy(() -> ExternalPsks.of(List.of(key), Set.of(NAME)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ExternalPsks.of(List.of(key), Set.of(RawPeer.bytes("bob"))).find(NAME))
        .contains(key);
  }

  private static Pair pair(
      String clientsClient, String clientsServer, String serversClient, String serversServer) {
    return new Pair(
        TlsConnection.client(
            Tls13.client(TestCrypto.PROVIDER)
                .trusting(Identity.TRUST)
                .anonymous()
                .externalPsks(List.of(imported(clientsClient, clientsServer)))
                .build()),
        TlsConnection.server(
            ConfigSource.always(
                Tls13.server(TestCrypto.PROVIDER)
                    .identifiedBy(CredentialSource.none())
                    .externalPsks(ExternalPsks.of(List.of(imported(serversClient, serversServer))))
                    .build())));
  }

  private static ExternalPsk imported(String client, String server) {
    return ExternalPsk.imported(
        NAME,
        KEY,
        new ExternalPsk.Roles(client, server),
        HashAlgorithm.SHA256,
        TestCrypto.PROVIDER.hash(HashAlgorithm.SHA256).orElseThrow());
  }
}
