package org.handfast.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.Signer;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.testing.Rfc8448Replay;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.Credential;
import org.handfast.protocol.message.HelloRetryRequest;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.vectors.Rfc8448;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The server takes the hellos of RFC 8448, record and all.
class Rfc8448ServerTest {

  @ParameterizedTest
  @EnumSource(names = "PRIVATE_KEYS", mode = EnumSource.Mode.EXCLUDE)
  void theServerAnswersTheTracesHello(Rfc8448 trace) throws TlsException {
    boolean retries = trace == Rfc8448.HELLO_RETRY_REQUEST;
    TlsConnection server =
        TlsConnection.server(
            ConfigSource.always(
                ServerConfig.with(TestCrypto.PROVIDER)
                    .identifiedBy(
                        _ -> Optional.of(new Credential(List.of(Bytes.EMPTY), new Flourish())))
                    .policy(
                        Policy.MODERN_2026
                            .withVersions(ProtocolVersion.TLS_1_3)
                            .withGroups(
                                List.of(retries ? NamedGroup.SECP256R1 : NamedGroup.X25519)))
                    .build()));
    Bytes record =
        trace.steps("client", "send handshake record").getFirst().value("complete record");
    server.inbound().read(ByteBuffer.wrap(record.toArray()), ByteBuffer.allocate(0));
    while (server.wants() instanceof Wants.Work(Runnable task)) {
      task.run();
    }

    assertThat(server.negotiated().requestedName()).contains("server");
    assertThat(Rfc8448Replay.decode(firstMessage(server)))
        .isInstanceOf(retries ? HelloRetryRequest.class : ServerHello.class);
    assertThat(server.negotiated().isRetried()).isEqualTo(retries);
  }

  private static Bytes firstMessage(TlsConnection server) {
    ByteBuffer net = ByteBuffer.allocate(20_000);
    server.outbound().write(ByteBuffer.allocate(0), net);
    return Bytes.copyOf(net.array(), 5, net.position());
  }

  /// Signs nothing in earnest.
  private static final class Flourish implements Signer {

    @Override
    public List<SignatureScheme> schemes() {
      return List.of(SignatureScheme.ECDSA_SECP256R1_SHA256);
    }

    @Override
    public Bytes sign(SignatureScheme scheme, Bytes content) {
      return Bytes.of((byte) 1);
    }
  }
}
