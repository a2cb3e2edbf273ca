package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Delegated tasks: signing and certificate checks, on whatever thread the application likes.
@ParameterizedClass
@ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
final class EngineTaskTest {
  @Parameter String protocol;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  @Test
  void aTaskIsGivenToOneCallerOnly() throws SSLException {
    EnginePair pair = serverWithATask();
    assertThat(pair.server.engine.getDelegatedTask()).isNotNull();
    assertThat(pair.server.engine.getDelegatedTask()).isNull();
  }

  @Test
  void theStatusIsTheNextOneAsSoonAsTheTaskHasReturned() throws SSLException {
    EnginePair pair = serverWithATask();
    Runnable task = pair.server.engine.getDelegatedTask();
    task.run();
    assertThat(pair.server.engine.getHandshakeStatus()).isNotEqualTo(HandshakeStatus.NEED_TASK);
    assertThat(pair.server.engine.getDelegatedTask()).isNull();
    pair.settle();
    assertThat(pair.client.finishedResults()).isEqualTo(1);
  }

  @Test
  void runningATaskTwiceDoesNoHarm() throws SSLException {
    EnginePair pair = serverWithATask();
    Runnable task = pair.server.engine.getDelegatedTask();
    task.run();
    task.run();
    pair.settle();
    assertThat(pair.server.finishedResults()).isEqualTo(1);
  }

  @Test
  void nothingMovesWhileATaskIsDue() throws SSLException {
    EnginePair pair = serverWithATask();
    pair.server.deliver(ByteBuffer.wrap(new byte[] {20, 3, 3, 0, 1, 1}));
    SSLEngineResult unwrap = pair.server.unwrap();
    assertThat(unwrap.getStatus()).isEqualTo(Status.OK);
    assertThat(unwrap.bytesConsumed() + unwrap.bytesProduced()).isZero();
    assertThat(unwrap.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_TASK);
    SSLEngineResult wrap = pair.server.wrap(NOTHING, pair.client);
    assertThat(wrap.bytesProduced()).isZero();
    assertThat(wrap.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_TASK);
  }

  @Test
  void aSlowTrustManagerBlocksItsTaskAndNothingElse() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    X509TrustManager slow =
        new PlainTrustManager() {
          @Override
          public void checkServerTrusted(X509Certificate[] chain, String authType)
              throws CertificateException {
            asked.countDown();
            await(answer);
          }
        };
    EnginePair pair =
        EnginePair.of(
                Contexts.HANDFAST.with(new KeyManager[0], slow), Contexts.HANDFAST.localhost())
            .speaking(protocol);
    runUntil(pair, pair.client, HandshakeStatus.NEED_TASK);
    Runnable task = pair.client.engine.getDelegatedTask();
    try (ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> run = worker.submit(task);
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(pair.client.engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_TASK);
      assertThat(pair.client.unwrap().bytesConsumed()).isZero();
      answer.countDown();
      run.get(10, TimeUnit.SECONDS);
    }
    pair.settle();
    assertThat(pair.client.finishedResults()).isEqualTo(1);
    assertThat(pair.server.finishedResults()).isEqualTo(1);
  }

  @Test
  void aFailedTaskIsThrownByTheNextCallAndThenTheAlertLeaves() throws SSLException {
    EnginePair pair =
        EnginePair.of(
                Contexts.HANDFAST.with(new KeyManager[0], TestCa.STRANGER.trustManagers()),
                Contexts.HANDFAST.localhost())
            .speaking(protocol);
    runUntil(pair, pair.client, HandshakeStatus.NEED_TASK);
    pair.client.runTasks();
    assertThat(pair.client.engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(() -> pair.client.wrap(NOTHING, pair.server))
        .withCauseInstanceOf(CertificateException.class);
    assertThat(pair.client.engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThat(pair.client.wrap(NOTHING, pair.server).getStatus()).isEqualTo(Status.CLOSED);
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(() -> pair.server.unwrapAll())
        .withMessageContaining("unknown_ca");
    assertThat(pair.client.engine.getSession().isValid()).isFalse();
    assertThat(pair.client.engine.getHandshakeSession()).isNull();
  }

  @Test
  void aTrustManagerThatThrowsAtRandomIsAnSslException() throws SSLException {
    X509TrustManager broken =
        new PlainTrustManager() {
          @Override
          public void checkServerTrusted(X509Certificate[] chain, String authType) {
            throw new IllegalArgumentException("broken");
          }
        };
    EnginePair pair =
        EnginePair.of(
                Contexts.HANDFAST.with(new KeyManager[0], broken), Contexts.HANDFAST.localhost())
            .speaking(protocol);
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(pair::handshake)
        .withMessageContaining("broken");
  }

  /// A server that has read the ClientHello.
  private EnginePair serverWithATask() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol);
    runUntil(pair, pair.server, HandshakeStatus.NEED_TASK);
    return pair;
  }

  private static void runUntil(EnginePair pair, EnginePeer peer, HandshakeStatus status)
      throws SSLException {
    pair.client.engine.beginHandshake();
    pair.server.engine.beginHandshake();
    while (peer.engine.getHandshakeStatus() != status) {
      EnginePeer other = peer == pair.client ? pair.server : pair.client;
      boolean moved = other.step(peer);
      if (peer.engine.getHandshakeStatus() != status && !peer.step(other) && !moved) {
        throw new AssertionError("never " + status);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
