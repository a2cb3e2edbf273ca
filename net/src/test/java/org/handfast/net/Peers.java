package org.handfast.net;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.pki.DnsName;
import org.handfast.pki.Identity;
import org.handfast.pki.PathVerifier;
import org.handfast.pki.PkiException;
import org.handfast.pki.Trust;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.registry.NamedGroup;

/// A server called localhost, and clients that trust its authority. The certificates are good for a
/// hundred years.
final class Peers {
  private Peers() {}

  static TlsServerBuilder server() {
    return TlsServer.identifiedBy(identity("server"));
  }

  static TlsClient client() {
    return TlsClient.trusting(trust()).anonymous();
  }

  static TlsChannel connect(TlsServer server) throws IOException {
    return connect(server, Timeouts.DEFAULT);
  }

  static TlsChannel connect(TlsServer server, Timeouts timeouts) throws IOException {
    return client().timeouts(timeouts).connect("localhost", server.address().getPort());
  }

  /// A client end with the smallest hello.
  static TlsConnection clientConnection() {
    Policy small = Policy.MODERN_2026.withGroups(List.of(NamedGroup.X25519));
    return TlsConnection.client(
        ClientConfig.with(JcaCryptoProvider.jdkOnly())
            .trusting(PathVerifier.trusting(trust()).forServer(new DnsName("localhost")))
            .anonymous()
            .policy(small)
            .build(),
        "localhost");
  }

  /// A server end whose flights always have the same length: its signatures have.
  static TlsConnection serverConnection() {
    return TlsConnection.server(
        ConfigSource.always(
            ServerConfig.with(JcaCryptoProvider.jdkOnly())
                .identifiedBy(Credentials.of(identity("ed25519")))
                .build()));
  }

  static void requestKeyUpdate(TlsConnection connection) {
    connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
  }

  static Trust trust() {
    try {
      return Trust.pem(file("ca.pem"));
    } catch (PkiException e) {
      throw new AssertionError(e);
    }
  }

  static Identity identity(String name) {
    try {
      return Identity.pem(file(name + ".pem"), file(name + "-key.pem"));
    } catch (PkiException e) {
      throw new AssertionError(e);
    }
  }

  private static Path file(String name) {
    try {
      return Path.of(Peers.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
