package org.handfast.jsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How sockets end: in order, cut short, or thrown out by another thread.
@Timeout(60)
final class SocketCloseTest {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);

  @Test
  void closeIsTheEndOfTheStreamForThePeer() throws Exception {
    try (SocketPair pair = SocketPair.ours().handshake()) {
      pair.client.getOutputStream().write(HELLO);
      pair.client.close();
      assertThat(pair.server.getInputStream().readAllBytes()).isEqualTo(HELLO);
      assertThat(pair.server.getInputStream().read()).isEqualTo(-1);
      assertThat(pair.client.isClosed()).isTrue();
      pair.client.close();
      assertThatExceptionOfType(SocketException.class).isThrownBy(pair.client::getInputStream);
    }
  }

  @Test
  void closingAStreamClosesTheSocket() throws Exception {
    try (SocketPair pair = SocketPair.ours().handshake()) {
      InputStream in = pair.client.getInputStream();
      pair.client.getOutputStream().close();
      assertThat(pair.client.isClosed()).isTrue();
      assertThatExceptionOfType(SocketException.class).isThrownBy(in::read);
      assertThatExceptionOfType(SocketException.class).isThrownBy(in::available);
    }
  }

  @Test
  void halfACloseLeavesTheOtherDirectionOpen() throws Exception {
    try (SocketPair pair = SocketPair.ours().handshake()) {
      pair.client.shutdownOutput();
      pair.client.shutdownOutput();
      assertThat(pair.client.isOutputShutdown()).isTrue();
      assertThat(pair.server.getInputStream().read()).isEqualTo(-1);
      pair.server.getOutputStream().write(HELLO);
      assertThat(pair.client.getInputStream().readNBytes(HELLO.length)).isEqualTo(HELLO);
      assertThatExceptionOfType(SocketException.class)
          .isThrownBy(() -> pair.client.getOutputStream().write(1));
      pair.server.shutdownOutput();
      assertThat(pair.client.getInputStream().read()).isEqualTo(-1);
      pair.client.shutdownInput();
      assertThat(pair.client.isInputShutdown()).isTrue();
    }
  }

  @Test
  void shuttingTheInputTooEarlyIsATruncation() throws Exception {
    try (SocketPair pair = SocketPair.ours().handshake()) {
      assertThatExceptionOfType(SSLException.class)
          .isThrownBy(pair.client::shutdownInput)
          .withMessageContaining("closing inbound before receiving peer's close_notify");
      assertThat(pair.client.getInputStream().read()).isEqualTo(-1);
      pair.client.shutdownInput();
    }
  }

  @Test
  void aReaderBlockedInOneThreadIsReleasedByShutdownInput() throws Exception {
    try (SocketPair pair = SocketPair.ours().handshake()) {
      Future<Integer> read = pair.async(() -> pair.client.getInputStream().read());
      assertThatExceptionOfType(SSLException.class).isThrownBy(pair.client::shutdownInput);
      assertThat(SocketPair.await(read)).isEqualTo(-1);
    }
  }

  @Test
  void aStreamThatIsCutIsNeverAQuietEnd() throws Exception {
    try (Wire wire = new Wire()) {
      wire.handshake();
      byte[] record = wire.server.record(HELLO);
      for (byte one : record) {
        wire.raw.getOutputStream().write(one);
      }
      wire.raw.shutdownOutput();
      InputStream in = wire.client.getInputStream();
      assertThat(in.readNBytes(HELLO.length)).isEqualTo(HELLO);
      for (int i = 0; i < 2; i++) {
        assertThatExceptionOfType(SSLException.class)
            .isThrownBy(in::read)
            .withMessageContaining("truncation");
      }
    }
  }

  @Test
  void aStreamThatIsCutInsideARecordIsNeverAQuietEnd() throws Exception {
    try (Wire wire = new Wire()) {
      wire.handshake();
      byte[] record = wire.server.record(HELLO);
      wire.raw.getOutputStream().write(record, 0, record.length - 1);
      wire.raw.shutdownOutput();
      assertThatExceptionOfType(SSLException.class)
          .isThrownBy(() -> wire.client.getInputStream().read());
    }
  }

  @Test
  void aPeerThatHangsUpDuringTheHandshakeFailsIt() throws Exception {
    try (Wire wire = new Wire()) {
      wire.raw.close();
      assertThatExceptionOfType(IOException.class).isThrownBy(wire.client::startHandshake);
      assertThat(wire.client.getSession().isValid()).isFalse();
    }
    try (Wire wire = new Wire()) {
      wire.raw.shutdownOutput();
      assertThatExceptionOfType(SSLHandshakeException.class)
          .isThrownBy(wire.client::startHandshake);
    }
  }

  @Test
  void closeThrowsABlockedReaderOut() throws Exception {
    try (SocketPair pair = SocketPair.ours().handshake()) {
      Future<Integer> read = pair.async(() -> pair.client.getInputStream().read());
      pair.client.close();
      assertThatExceptionOfType(SocketException.class).isThrownBy(() -> SocketPair.await(read));
    }
  }

  @Test
  void closeThrowsABlockedWriterOut() throws Exception {
    try (SocketPair pair = SocketPair.ours().handshake()) {
      CompletableFuture<Void> writing = new CompletableFuture<>();
      Future<Void> write =
          pair.async(
              () -> {
                byte[] much = new byte[1 << 20];
                while (true) {
                  pair.client.getOutputStream().write(much);
                  writing.complete(null);
                }
              });
      SocketPair.await(writing);
      pair.client.close();
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> SocketPair.await(write));
    }
  }

  @Test
  void closeThrowsABlockedHandshakeOut() throws Exception {
    try (Wire wire = new Wire()) {
      CompletableFuture<Void> begun = new CompletableFuture<>();
      Future<Void> shaken =
          wire.async(
              () -> {
                begun.complete(null);
                wire.client.startHandshake();
                return null;
              });
      SocketPair.await(begun);
      wire.client.close();
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> SocketPair.await(shaken));
    }
  }

  @Test
  void aSocketBelowThatIsToStayOpenCarriesOnInTheClear() throws Exception {
    SSLSocketFactory clients = Contexts.HANDFAST.anonymous().getSocketFactory();
    SSLSocketFactory servers = Contexts.HANDFAST.localhost().getSocketFactory();
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket one = new Socket(listener.getInetAddress(), listener.getLocalPort());
        Socket other = listener.accept()) {
      SSLSocket client = (SSLSocket) clients.createSocket(one, "test.example", 1, false);
      SSLSocket server = (SSLSocket) servers.createSocket(other, (InputStream) null, false);
      try (Wire threads = new Wire()) {
        Future<Void> closed =
            threads.async(
                () -> {
                  server.getInputStream().readAllBytes();
                  server.close();
                  return null;
                });
        client.startHandshake();
        client.close();
        SocketPair.await(closed);
      }
      assertThat(client.isClosed()).isTrue();
      assertThat(one.isClosed()).isFalse();
      one.getOutputStream().write(HELLO);
      assertThat(other.getInputStream().readNBytes(HELLO.length)).isEqualTo(HELLO);
      other.getOutputStream().write(HELLO);
      assertThat(one.getInputStream().readNBytes(HELLO.length)).isEqualTo(HELLO);
    }
  }

  @Test
  void aPeerThatNeverStopsTalkingDoesNotHoldUpClose() throws Exception {
    SSLSocketFactory clients = Contexts.HANDFAST.anonymous().getSocketFactory();
    SSLSocketFactory servers = Contexts.HANDFAST.localhost().getSocketFactory();
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket one = new Socket(listener.getInetAddress(), listener.getLocalPort());
        Socket other = listener.accept();
        Wire threads = new Wire()) {
      SSLSocket client = (SSLSocket) clients.createSocket(one, "test.example", 1, false);
      SSLSocket server = (SSLSocket) servers.createSocket(other, (InputStream) null, false);
      // It ends by its write failing, once the sockets are closed.
      var _ =
          threads.async(
              () -> {
                while (true) {
                  server.getOutputStream().write(HELLO);
                }
              });
      client.startHandshake();
      SocketPair.await(
          threads.async(
              () -> {
                client.close();
                return null;
              }));
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void aReaderDoesNotWriteWhatAKeyUpdateAsksFor() throws Exception {
    try (Wire wire = new Wire()) {
      wire.handshake();
      wire.server.requestKeyUpdate();
      wire.raw.getOutputStream().write(wire.server.record(HELLO));
      assertThat(wire.client.getInputStream().readNBytes(HELLO.length)).isEqualTo(HELLO);
      assertThat(wire.raw.getInputStream().available()).isZero();
      wire.client.getOutputStream().write(HELLO);
      wire.server.receive(HELLO.length);
      assertThat(wire.server.received()).isEqualTo(HELLO);
    }
  }

  @Test
  void aFailureIsToldToThePeerAndToEveryCallAfterwards() throws Exception {
    try (Wire wire = new Wire()) {
      wire.handshake();
      byte[] record = wire.server.record(HELLO);
      record[record.length - 1] ^= 1;
      wire.raw.getOutputStream().write(record);
      InputStream in = wire.client.getInputStream();
      assertThatExceptionOfType(SSLException.class).isThrownBy(in::read);
      assertThatExceptionOfType(SSLException.class).isThrownBy(in::read);
      assertThatExceptionOfType(SSLException.class)
          .isThrownBy(() -> wire.client.getOutputStream().write(1));
      assertThatExceptionOfType(SSLException.class)
          .isThrownBy(() -> wire.server.receive(1))
          .withMessageContaining("bad_record_mac");
    }
  }

  @Test
  void readerAndWriterWorkAtTheSameTime() throws Exception {
    byte[] much = new byte[4 << 20];
    try (SocketPair pair = SocketPair.ours().handshake()) {
      Future<Integer> clientRead = pair.async(() -> count(pair.client));
      Future<Integer> serverRead = pair.async(() -> count(pair.server));
      Future<Void> serverWrite = pair.async(() -> send(pair.server, much));
      send(pair.client, much);
      SocketPair.await(serverWrite);
      assertThat(SocketPair.await(clientRead)).isEqualTo(much.length);
      assertThat(SocketPair.await(serverRead)).isEqualTo(much.length);
    }
  }

  private static int count(SSLSocket socket) throws IOException {
    return socket.getInputStream().readAllBytes().length;
  }

  private static Void send(SSLSocket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.shutdownOutput();
    return null;
  }

  /// A client socket whose peer is an engine, driven by the test byte by byte.
  private static final class Wire implements AutoCloseable {
    final SSLSocket client;
    final Socket raw;
    final EngineOverSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Wire() throws IOException {
      try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        client =
            (SSLSocket)
                Contexts.HANDFAST
                    .anonymous()
                    .getSocketFactory()
                    .createSocket(listener.getInetAddress(), listener.getLocalPort());
        raw = listener.accept();
      }
      var engine = new EnginePeer(Contexts.server(Contexts.HANDFAST.localhost()));
      server = new EngineOverSocket(engine, raw);
    }

    <T> Future<T> async(Callable<T> work) {
      return threads.submit(work);
    }

    void handshake() throws Exception {
      Future<Void> shaken =
          async(
              () -> {
                client.startHandshake();
                return null;
              });
      server.handshake();
      SocketPair.await(shaken);
    }

    @Override
    public void close() throws IOException {
      client.close();
      raw.close();
      threads.shutdownNow();
    }
  }
}
