package org.handfast.jsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where sockets of TLS 1.2 are not like those of TLS 1.3: there is one handshake, and one end.
@Timeout(60)
final class SocketTls12Test {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);

  @Test
  void aSecondHandshakeIsRefusedAndTheConnectionGoesOn() throws Exception {
    try (SocketPair pair = SocketPair.ours().speaking("TLSv1.2").handshake()) {
      for (SSLSocket each : new SSLSocket[] {pair.client, pair.server}) {
        assertThatExceptionOfType(SSLException.class)
            .isThrownBy(each::startHandshake)
            .withMessageContaining("renegotiate");
      }
      pair.client.getOutputStream().write(HELLO);
      assertThat(pair.server.getInputStream().readNBytes(HELLO.length)).isEqualTo(HELLO);
      pair.server.getOutputStream().write(HELLO);
      assertThat(pair.client.getInputStream().readNBytes(HELLO.length)).isEqualTo(HELLO);
    }
  }

  @ParameterizedTest
  @CsvSource({"HANDFAST, HANDFAST", "HANDFAST, JDK", "JDK, HANDFAST"})
  void aReaderAnswersTheEndWithItsOwn(Contexts closes, Contexts answers) throws Exception {
    try (SocketPair pair =
        new SocketPair(closes.anonymous(), answers.localhost()).speaking("TLSv1.2").handshake()) {
      pair.client.getOutputStream().write(HELLO);
      pair.client.shutdownOutput();
      assertThat(pair.server.getInputStream().readAllBytes()).isEqualTo(HELLO);
      // Nobody has closed the server: its reader has said the last word.
      assertThat(pair.client.getInputStream().read()).isEqualTo(-1);
      assertThatExceptionOfType(SocketException.class)
          .isThrownBy(() -> pair.server.getOutputStream().write(HELLO));
    }
  }

  @Test
  void aReadThatTimesOutLeavesTheRecordAsItIs() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SSLSocket client =
            (SSLSocket)
                Contexts.HANDFAST
                    .anonymous()
                    .getSocketFactory()
                    .createSocket(listener.getInetAddress(), listener.getLocalPort());
        Socket wire = listener.accept();
        SocketPair threads = SocketPair.ours()) {
      client.setEnabledProtocols(new String[] {"TLSv1.2"});
      var engine = new EnginePeer(Contexts.server(Contexts.HANDFAST.localhost()));
      Future<Void> shaken =
          threads.async(
              () -> {
                client.startHandshake();
                return null;
              });
      EngineOverSocket server = new EngineOverSocket(engine, wire);
      server.handshake();
      SocketPair.await(shaken);
      byte[] record = server.record(HELLO);
      client.setSoTimeout(1);
      InputStream in = client.getInputStream();
      for (byte one : record) {
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
        wire.getOutputStream().write(one);
      }
      client.setSoTimeout(10_000);
      assertThat(in.readNBytes(HELLO.length)).isEqualTo(HELLO);
    }
  }
}
