package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.crypto.Signer;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One thread drives many connections. A key in a slow device, or a check that asks somebody far
/// away, holds up its own connection and none of the others.
@Timeout(60)
final class SlowWorkTest {
  private static final int QUICK_ONES = 10;

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  /// What takes its time.
  enum Slow {
    CONFIGURATION,
    CREDENTIAL,
    SIGNATURE,
    VERIFICATION
  }

  @AfterEach
  void end() {
    answer.countDown();
    workers.close();
  }

  @DisplayName("A slow connection waits for its work, the driving thread and all others do not")
  @ParameterizedTest(name = "{0}")
  @EnumSource
  void othersGoOn(Slow what) throws Exception {
    Driven slow = slow(what);
    while (begun.getCount() > 0) {
      slow.drive();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    List<Driven> quick = Stream.generate(this::quick).limit(QUICK_ONES).toList();
    while (!quick.stream().allMatch(Driven::isConnected)) {
      slow.drive();
      for (Driven each : quick) {
        each.drive();
      }
    }
    assertThat(slow.isConnected()).isFalse();
    assertThat(slow.awaitsWork()).isTrue();

    answer.countDown();
    while (!slow.isConnected()) {
      slow.drive();
    }
  }

  private Driven quick() {
    return new Driven(client(Identity.TRUST), server(Identity.SERVER.source()));
  }

  private Driven slow(Slow what) {
    return switch (what) {
      case CONFIGURATION ->
          new Driven(
              client(Identity.TRUST),
              hello -> {
                await();
                return server(Identity.SERVER.source()).choose(hello);
              });
      case CREDENTIAL ->
          new Driven(
              client(Identity.TRUST),
              server(
                  request -> {
                    await();
                    return Identity.SERVER.source().choose(request);
                  }));
      case SIGNATURE ->
          new Driven(
              client(Identity.TRUST),
              server(
                  _ ->
                      Optional.of(
                          new Credential(List.of(Identity.SERVER.der()), new SlowSigner()))));
      case VERIFICATION ->
          new Driven(
              client(
                  presented -> {
                    await();
                    return Identity.TRUST.verify(presented);
                  }),
              server(Identity.SERVER.source()));
    };
  }

  private static ClientConfig client(PeerVerifier verifier) {
    return Tls13.client(TestCrypto.PROVIDER).trusting(verifier).anonymous().build();
  }

  private static ConfigSource server(CredentialSource credentials) {
    return ConfigSource.always(Tls13.server(TestCrypto.PROVIDER).identifiedBy(credentials).build());
  }

  private void await() {
    begun.countDown();
    try {
      answer.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class SlowSigner implements Signer {
    private final Signer key = Identity.SERVER.credential().signer();

    @Override
    public List<SignatureScheme> schemes() {
      return key.schemes();
    }

    @Override
    public Bytes sign(SignatureScheme scheme, Bytes content) throws GeneralSecurityException {
      await();
      return key.sign(scheme, content);
    }
  }

  /// Two ends whose local work is given to the workers.
  private final class Driven {
    private final TlsConnection client;
    private final TlsConnection server;
    private final Queue<ByteBuffer> toClient = new ArrayDeque<>();
    private final Queue<ByteBuffer> toServer = new ArrayDeque<>();

    Driven(ClientConfig client, ConfigSource server) {
      this.client = TlsConnection.client(client, "server.example");
      this.server = TlsConnection.server(server);
    }

    boolean isConnected() {
      return client.isConnected() && server.isConnected();
    }

    boolean awaitsWork() {
      return client.wants() instanceof Wants.Work || server.wants() instanceof Wants.Work;
    }

    /// One step of each end, which never waits.
    void drive() throws TlsException {
      step(client, toClient, toServer);
      step(server, toServer, toClient);
    }

    private void step(TlsConnection end, Queue<ByteBuffer> in, Queue<ByteBuffer> out)
        throws TlsException {
      switch (end.wants()) {
        case Wants.Output() -> {
          ByteBuffer record = ByteBuffer.allocate(Endpoint.LARGEST_RECORD);
          end.outbound().write(ByteBuffer.allocate(0), record);
          out.add(record.flip());
        }
        case Wants.Work(Runnable task) -> workers.execute(task);
        case Wants.Input(), Wants.Nothing() -> {
          if (!in.isEmpty()) {
            end.inbound().read(in.element(), ByteBuffer.allocate(Endpoint.LARGEST_RECORD));
            if (!in.element().hasRemaining()) {
              in.remove();
            }
          }
        }
        case Wants.Closed() -> throw new AssertionError("closed: " + end.failure());
      }
    }
  }
}
