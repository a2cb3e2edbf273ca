package org.handfast.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.net.TruncatedException;
import org.handfast.pki.Trust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TerminationTest {
  @TempDir private Path folder;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private ServerSocket plain;
  private RunningServe serve;

  @BeforeEach
  void start() throws Exception {
    plain = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
    serve = RunningServe.anywhere(folder, "--to", "127.0.0.1:" + plain.getLocalPort());
  }

  @AfterEach
  void end() throws IOException {
    serve.close();
    plain.close();
    threads.shutdownNow();
  }

  @Test
  void aHalfCloseIsCarriedThrough() throws Exception {
    Future<byte[]> received = threads.submit(this::countThenAnswer);
    try (TlsChannel channel = connect()) {
      channel.output().write(new byte[100_000]);
      channel.closeWrite();
      assertThat(channel.input().readAllBytes()).asString().isEqualTo("got 100000");
    }
    assertThat(received.get()).hasSize(100_000);
  }

  @Test
  void theServiceMayCloseFirst() throws Exception {
    Future<byte[]> received =
        threads.submit(
            () -> {
              try (Socket service = plain.accept()) {
                service.shutdownOutput();
                return service.getInputStream().readAllBytes();
              }
            });
    try (TlsChannel channel = connect()) {
      assertThat(channel.input().read()).isEqualTo(-1);
      channel.output().write("still here".getBytes(StandardCharsets.US_ASCII));
      channel.closeWrite();
      assertThat(received.get()).asString().isEqualTo("still here");
    }
  }

  @Test
  void aServiceThatIsResetCutsTheStream() throws Exception {
    Future<?> _ =
        threads.submit(
            () -> {
              Socket service = plain.accept();
              service.setOption(StandardSocketOptions.SO_LINGER, 0);
              service.close();
              return null;
            });
    try (TlsChannel channel = connect()) {
      assertThatThrownBy(() -> channel.input().read()).isInstanceOf(TruncatedException.class);
    }
  }

  @Test
  void aClientThatIsCutResetsTheService() throws Exception {
    Future<byte[]> received =
        threads.submit(
            () -> {
              try (Socket service = plain.accept()) {
                return service.getInputStream().readAllBytes();
              }
            });
    TlsChannel channel = connect();
    channel.output().write(new byte[] {1});
    channel.abort();
    assertThatThrownBy(received::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aServiceThatIsNotThereIsLogged() throws Exception {
    plain.close();
    try (TlsChannel channel = connect()) {
      assertThatThrownBy(() -> channel.input().read()).isInstanceOf(TruncatedException.class);
    }
    serve.close();
    assertThat(serve.log()).contains("cannot reach 127.0.0.1");
  }

  private byte[] countThenAnswer() throws IOException {
    try (Socket service = plain.accept()) {
      byte[] all = service.getInputStream().readAllBytes();
      service.getOutputStream().write(("got " + all.length).getBytes(StandardCharsets.US_ASCII));
      return all;
    }
  }

  private TlsChannel connect() throws Exception {
    return TlsClient.trusting(Trust.pem(serve.authority()))
        .anonymous()
        .connect("localhost", serve.port());
  }
}
