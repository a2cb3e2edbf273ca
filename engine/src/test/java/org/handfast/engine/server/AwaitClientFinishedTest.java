package org.handfast.engine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.handfast.engine.Side;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.testing.Rfc8448Replay;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.vectors.Rfc8448;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

/// The last door of the server, with the Finished of RFC 8448, whose client proves no identity.
class AwaitClientFinishedTest {
  private static final Rfc8448Replay REPLAY = Rfc8448Replay.of(Rfc8448.SIMPLE);

  @Test
  void aServerThatNeedsNoCertificateIsConnected() throws TlsException {
    assertThat(finish(ClientAuthentication.WANT)).isInstanceOf(ServerConnected.class);
  }

  @Test
  void howeverAClientCameHereItNeedsACertificate() {
    assertThatThrownBy(() -> finish(ClientAuthentication.NEED))
        .isInstanceOfSatisfying(
            PeerViolation.class,
            cause ->
                assertThat(cause.violation())
                    .isEqualTo(AuthenticationViolation.CERTIFICATE_REQUIRED));
  }

  private static ServerState finish(ClientAuthentication mode) throws TlsException {
    ServerConfig config =
        ServerConfig.with(TestCrypto.PROVIDER)
            .identifiedBy(CredentialSource.none())
            .clientAuthentication(mode, _ -> null)
            .build();
    ServerContext context = ServerContexts.chosen(config);
    context.transcript().begin(REPLAY.suite().hash());
    List<Bytes> messages = Rfc8448.SIMPLE.handshakeMessages();
    messages.stream()
        .filter(message -> message.at(0) != HandshakeType.NEW_SESSION_TICKET.code())
        .forEach(context.transcript()::add);
    Bytes verifyData =
        REPLAY.handshake().verifyData(Side.CLIENT, REPLAY.beforeFinished(Side.CLIENT));
    return new AwaitClientFinished(new ServerFinished(REPLAY.handshake(), REPLAY.main(), 0))
        .on(new Finished(verifyData), context);
  }
}
