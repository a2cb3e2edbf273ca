package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.VerifiedPeer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A session is bound to the trust that has judged the peer: not to the one of the moment at which
/// the ticket is sent, which the peer can put off.
@DisplayName("trust that changes between the judgement and the ticket")
class ChangedTrustTest {

  @Test
  void aServerDoesNotResumeAClientThatEarlierTrustHasJudged() {
    ClientConfig client =
        Tls13.client(TestCrypto.PROVIDER)
            .trusting(Identity.TRUST)
            .identifiedBy(Identity.CLIENT.source())
            .build();
    assertThat(isResumedAtLast(client, server(new Reloading()))).isFalse();
    assertThat(isResumedAtLast(client, server(Identity.TRUST))).isTrue();
  }

  @Test
  void aClientDoesNotResumeAServerThatEarlierTrustHasJudged() {
    ServerConfig server = Pair.server(TestCrypto.PROVIDER).build();
    assertThat(isResumedAtLast(client(new Reloading()), server)).isFalse();
    assertThat(isResumedAtLast(client(Identity.TRUST), server)).isTrue();
  }

  private static ServerConfig server(PeerVerifier trust) {
    return Pair.server(TestCrypto.PROVIDER)
        .clientAuthentication(ClientAuthentication.NEED, trust)
        .build();
  }

  private static ClientConfig client(PeerVerifier trust) {
    return Tls13.client(TestCrypto.PROVIDER).trusting(trust).anonymous().build();
  }

  private static boolean isResumedAtLast(ClientConfig client, ServerConfig server) {
    connect(client, server);
    return connect(client, server).client.connection.negotiated().isResumed();
  }

  private static Pair connect(ClientConfig client, ServerConfig server) {
    return new Pair(
            TlsConnection.client(
                client, Optional.of("server.example"), Optional.of("server.example:443")),
            TlsConnection.server(ConfigSource.always(server)))
        .handshake();
  }

  /// Its trust changes as soon as it has judged somebody.
  private static final class Reloading implements PeerVerifier {
    private long generation;

    @Override
    public VerifiedPeer verify(PresentedChain presented) throws UntrustedPeer {
      generation++;
      return Identity.TRUST.verify(presented);
    }

    @Override
    public long generation() {
      return generation;
    }
  }
}
