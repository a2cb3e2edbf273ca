package org.handfast.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.handfast.cli.authority.TestCertificates;
import org.handfast.cli.connect.Conversation.EndOfInput;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.engine.config.Policy;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsServer;
import org.handfast.net.TruncatedException;
import org.handfast.pki.Identity;
import org.handfast.pki.Trust;
import org.handfast.protocol.registry.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ConversationTest {
  @TempDir private Path folder;

  @Test
  void everyByteGoesThroughUnchanged() throws Exception {
    byte[] data = new byte[1 << 20];
    new Random(5).nextBytes(data);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    TlsServer.Handler echo = channel -> channel.input().transferTo(channel.output());
    try (TlsServer server = server(echo);
        TlsChannel channel = connect(server)) {
      hold(channel, new ByteArrayInputStream(data), output);
    }
    assertThat(output.toByteArray()).isEqualTo(data);
  }

  @Test
  void theEndOfInputIsNotTheEnd() throws Exception {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    TlsServer.Handler answerAtTheEnd =
        channel -> channel.output().write(new byte[channel.input().readAllBytes().length + 7]);
    try (TlsServer server = server(answerAtTheEnd);
        TlsChannel channel = connect(server)) {
      hold(channel, InputStream.nullInputStream(), output);
    }
    assertThat(output.size()).isEqualTo(7);
  }

  @Test
  void thePeersEndIsTheEndThoughInputGoesOn() throws Exception {
    try (TlsServer server = server(_ -> {});
        TlsChannel channel = connect(server);
        PipedInputStream open = new PipedInputStream(new PipedOutputStream())) {
      hold(channel, open, OutputStream.nullOutputStream());
      assertThat(channel.input().read()).isEqualTo(-1);
    }
  }

  @Test
  void aCutIsAFailure() throws Exception {
    TlsServer.Handler half =
        channel -> {
          // What is left unread would reset the transport.
          assertThat(channel.input().read()).isEqualTo(-1);
          channel.output().write(1);
          channel.abort();
        };
    try (TlsServer server = server(half);
        TlsChannel channel = connect(server)) {
      assertThatThrownBy(
              () -> hold(channel, InputStream.nullInputStream(), OutputStream.nullOutputStream()))
          .isInstanceOf(TruncatedException.class);
    }
  }

  @Test
  void outputThatNobodyReadsIsNotThePeersFault() throws Exception {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    try (TlsServer server = server(channel -> channel.output().write(1));
        TlsChannel channel = connect(server)) {
      assertThatThrownBy(() -> hold(channel, InputStream.nullInputStream(), full))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("standard output");
    }
  }

  @Test
  void aCutBeforeAWordWasSaidIsNotedOnly() throws Exception {
    TlsServer.Handler goneWhenNothingIsAsked =
        channel -> {
          assertThat(channel.input().read()).isEqualTo(-1);
          channel.abort();
        };
    try (TlsServer server = server(goneWhenNothingIsAsked);
        TlsChannel channel = connect(server)) {
      assertThat(hold(channel, InputStream.nullInputStream(), OutputStream.nullOutputStream()))
          .isEqualTo(Conversation.Ending.WITHOUT_A_WORD);
    }
  }

  @Test
  void theEndOfInputMayBeKept() throws Exception {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    TlsServer.Handler answerAtOnce =
        channel -> {
          int asked = channel.input().read();
          channel.output().write(asked);
        };
    try (TlsServer server = server(answerAtOnce);
        TlsChannel channel = connect(server)) {
      new Conversation(channel, EndOfInput.IS_KEPT)
          .hold(new ByteArrayInputStream(new byte[] {9}), output);
    }
    assertThat(output.toByteArray()).containsExactly(9);
  }

  /// TLS 1.2 cannot end one direction alone: what was asked is waited for, and what was not is not.
  @Test
  void anOlderVersionHasOneEndForBoth() throws Exception {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    TlsServer.Handler answer =
        channel -> {
          int asked = channel.input().read();
          if (asked >= 0) {
            channel.output().write(asked);
          }
        };
    try (TlsServer server = server(answer);
        TlsChannel newer = connect(server);
        TlsChannel older = connect(server, ProtocolVersion.TLS_1_2);
        TlsChannel silent = connect(server, ProtocolVersion.TLS_1_2)) {
      assertThat(EndOfInput.of(newer)).isEqualTo(EndOfInput.IS_PASSED_ON);
      assertThat(EndOfInput.of(older)).isEqualTo(EndOfInput.IS_PASSED_ON_UNSPOKEN);
      assertThat(
              new Conversation(older, EndOfInput.of(older))
                  .hold(new ByteArrayInputStream(new byte[] {9}), output))
          .isEqualTo(Conversation.Ending.IN_ORDER);
      assertThat(
              new Conversation(silent, EndOfInput.of(silent))
                  .hold(InputStream.nullInputStream(), output))
          .isEqualTo(Conversation.Ending.IN_ORDER);
    }
    assertThat(output.toByteArray()).containsExactly(9);
  }

  private static Conversation.Ending hold(
      TlsChannel channel, InputStream input, OutputStream output) throws Exception {
    return new Conversation(channel, EndOfInput.IS_PASSED_ON).hold(input, output);
  }

  private TlsServer server(TlsServer.Handler handler) throws Exception {
    TestCertificates files = TestCertificates.issuedAt(Instant.now(), folder);
    return TlsServer.identifiedBy(Identity.pem(files.certificate(), files.key()))
        .listen(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), handler);
  }

  private TlsChannel connect(TlsServer server) throws Exception {
    return connect(server, ProtocolVersion.TLS_1_3);
  }

  private TlsChannel connect(TlsServer server, ProtocolVersion version) throws Exception {
    return TlsClient.trusting(Trust.pem(folder.resolve("root.pem")))
        .anonymous()
        .policy(Policy.MODERN_2026.withVersions(version))
        .connect("127.0.0.1", server.address().getPort());
  }
}
