package org.handfast.interop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.OcspAuthority;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.pki.Trust;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("handfast serve")
final class ServeTest {
  private static final int INTERRUPTED = 130;
  private static final int BAD_IDENTITY = 10;

  @TempDir Path data;

  @Test
  @Needs(PeerProgram.CURL)
  @DisplayName("prints a curl line that works, and the page it gets is about that connection")
  void curlLine() throws Exception {
    try (Serve serve = Serve.start(data);
        ChildProcess curl = shell(serve.said("try"))) {
      assertThat(curl.rest())
          .contains("TLS 1.3", "x25519", "ecdsa_secp256r1_sha256", "localhost", "http/1.1");
      assertThat(curl.exitCode()).isZero();
    }
  }

  @Test
  @Needs(PeerProgram.CURL)
  @DisplayName("is not trusted by a curl that knows nothing of its authority")
  void untrusted() throws Exception {
    try (Serve serve = Serve.start(data);
        ChildProcess curl = shell("curl --silent " + serve.address())) {
      assertThat(curl.exitCode()).isEqualTo(60);
    }
  }

  @Test
  @DisplayName("keeps its authority: whoever trusts it once does so after a restart")
  void keepsItsAuthority() throws Exception {
    Trust trust;
    try (Serve serve = Serve.start(data)) {
      trust = Trust.pem(serve.authority());
    }
    try (Serve again = Serve.start(data);
        TlsChannel channel =
            TlsClient.trusting(trust).anonymous().connect("localhost", again.port())) {
      assertThat(channel.negotiated().group().orElseThrow().isPostQuantum()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a file", "fetch"})
  @Needs(PeerProgram.OPENSSL)
  @DisplayName("--ocsp staples a response, from a file or from its responder")
  void ocsp(String from) throws Exception {
    try (OcspAuthority authority = OcspAuthority.saying(OcspAuthority.Status.GOOD);
        Serve serve =
            Serve.start(
                data,
                "--cert",
                authority.file("chain.pem").toString(),
                "--key",
                authority.file("leaf.key").toString(),
                "--ocsp",
                from.equals("fetch") ? from : authority.response().toString());
        ChildProcess client =
            shell(
                "openssl s_client -status -CAfile %s -connect localhost:%d </dev/null"
                    .formatted(authority.file("ca.pem"), serve.port()))) {
      assertThat(client.rest()).contains("OCSP Response Status: successful", "Cert Status: good");
      assertThat(serve.process().complaints().soFar()).contains("good until");
    }
  }

  @Test
  @Needs(PeerProgram.OPENSSL)
  @DisplayName("--ocsp refuses at the start what no client would accept")
  void revoked() throws Exception {
    try (OcspAuthority authority = OcspAuthority.saying(OcspAuthority.Status.REVOKED);
        ChildProcess serve =
            new Handfast(data)
                .start(
                    "serve",
                    "--cert",
                    authority.file("chain.pem").toString(),
                    "--key",
                    authority.file("leaf.key").toString(),
                    "--ocsp",
                    authority.response().toString())) {
      assertThat(serve.exitCode()).isEqualTo(BAD_IDENTITY);
      assertThat(serve.complaints().complete()).contains("revoked");
    }
  }

  @Test
  @DisplayName("ends in order at Ctrl-C, with a connection that is open")
  void interrupt() throws Exception {
    try (Serve serve = Serve.start(data);
        TlsChannel channel =
            TlsClient.trusting(Trust.pem(serve.authority()))
                .anonymous()
                .connect("localhost", serve.port())) {
      // An answer shows that the server's handshake is done too: before, an end would be a failure.
      channel
          .output()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(channel.input().read()).isEqualTo('H');
      serve.process().interrupt();
      // A cut would throw: there is a close_notify.
      assertThat(channel.input().readAllBytes()).isNotEmpty();
      channel.closeWrite();
      assertThat(serve.process().exitCode()).isEqualTo(INTERRUPTED);
    }
  }

  @Test
  @Needs(PeerProgram.CURL)
  @DisplayName("presents a certificate of the user's own")
  void ownCertificate() throws Exception {
    Leaf leaf = TestCertificates.shared().leaf(KeyKind.RSA);
    String[] options = {"--cert", leaf.chainFile().toString(), "--key", leaf.keyFile().toString()};
    String root = TestCertificates.shared().rootFile().toString();
    try (Serve serve = Serve.start(data, options);
        ChildProcess curl = shell("curl --silent --cacert " + root + " " + serve.address())) {
      assertThat(curl.rest()).contains("rsa_pss_rsae_sha256");
    }
  }

  @Test
  @DisplayName("passes the decrypted bytes to a plain service")
  void terminates() throws Exception {
    try (PlainEcho echo = PlainEcho.start();
        Serve serve = Serve.start(data, "--to", "127.0.0.1:" + echo.port());
        TlsChannel channel =
            TlsClient.trusting(Trust.pem(serve.authority()))
                .anonymous()
                .connect("localhost", serve.port())) {
      channel.output().write("through and back".getBytes(StandardCharsets.US_ASCII));
      channel.closeWrite();
      assertThat(channel.input().readAllBytes()).asString().isEqualTo("through and back");
    }
  }

  @Test
  @DisplayName("survives a client that does not speak TLS")
  void plainClient() throws Exception {
    try (Serve serve = Serve.start(data)) {
      try (Socket plain = new Socket("localhost", serve.port())) {
        plain.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        int _ = plain.getInputStream().readAllBytes().length;
      }
      try (TlsChannel channel =
          TlsClient.trusting(Trust.pem(serve.authority()))
              .anonymous()
              .connect("localhost", serve.port())) {
        assertThat(channel.isOpen()).isTrue();
      }
    }
  }

  /// As a person pastes it.
  private static ChildProcess shell(String line) throws IOException {
    return ChildProcess.start(List.of("sh", "-c", line));
  }
}
