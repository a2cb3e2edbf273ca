package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.trust.Evidence;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.OcspAuthority;
import org.handfast.interop.fixture.OcspAuthority.Status;
import org.handfast.interop.fixture.OurServer;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.net.Credentials;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsIOException;
import org.handfast.net.TlsServer;
import org.handfast.pki.DnsName;
import org.handfast.pki.OcspFetcher;
import org.handfast.pki.OcspFile;
import org.handfast.pki.OcspResponses;
import org.handfast.pki.StapledCredentials;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// OCSP responses that OpenSSL's responder makes, stapled by its server for our client and by our
/// server for its client.
@Needs(PeerProgram.OPENSSL)
@DisplayName("RFC 9846 4.5.1.1: OCSP stapling with OpenSSL")
final class StaplingTest {
  private static final Pattern PORT = Pattern.compile("ACCEPT .*:(\\d+)");
  private static final DnsName NAME = new DnsName("localhost");

  @Test
  void theirServerStaplesAGoodStatus() throws Exception {
    try (OcspAuthority authority = OcspAuthority.saying(Status.GOOD);
        ChildProcess server = server(authority, "-status_file", authority.response().toString());
        TlsChannel ours = client(authority).connect("127.0.0.1", port(server), NAME)) {
      assertThat(ours.negotiated().peerStaples().getFirst().ocspResponse())
          .isEqualTo(Bytes.owning(Files.readAllBytes(authority.file("response.der"))));
    }
  }

  @Test
  void theirServerStaplesARevocation() throws Exception {
    try (OcspAuthority authority = OcspAuthority.saying(Status.REVOKED);
        ChildProcess server = server(authority, "-status_file", authority.response().toString())) {
      assertRefused(authority, port(server), UntrustedPeer.Reason.REVOKED);
    }
  }

  @Test
  @DisplayName("RFC 7633: their server staples nothing, though its certificate promises it")
  void theirServerBreaksThePromise() throws Exception {
    try (OcspAuthority authority = OcspAuthority.saying(Status.GOOD);
        ChildProcess server = server(authority)) {
      assertRefused(authority, port(server), UntrustedPeer.Reason.BAD_STATUS);
    }
  }

  @Test
  void ourServerStaplesAFile() throws Exception {
    try (OcspAuthority authority = OcspAuthority.saying(Status.GOOD)) {
      OcspFile file =
          OcspFile.of(
              authority.response(),
              authority.identity(),
              InstantSource.system(),
              OcspResponses.Events.NONE);
      assertStapled(authority, file);
    }
  }

  @Test
  @DisplayName("our server fetches from their responder what their client sees stapled")
  void ourServerStaplesWhatItFetches() throws Exception {
    try (OcspAuthority authority = OcspAuthority.saying(Status.GOOD);
        OcspFetcher fetcher =
            OcspFetcher.start(
                authority.identity(), InstantSource.system(), OcspResponses.Events.NONE)) {
      assertThat(fetcher.current()).isNotEqualTo(Bytes.EMPTY);
      assertStapled(authority, fetcher);
    }
  }

  private static void assertStapled(OcspAuthority authority, OcspResponses responses)
      throws Exception {
    StapledCredentials credentials =
        StapledCredentials.of(Credentials.of(authority.identity()))
            .with(authority.identity(), responses);
    try (OurServer server = OurServer.start(TlsServer.identifiedBy(credentials))) {
      InetSocketAddress address = server.address();
      try (ChildProcess client =
          ChildProcess.start(
              List.of(
                  PeerProgram.OPENSSL.path(),
                  "s_client",
                  "-status",
                  "-verify_return_error",
                  "-CAfile",
                  authority.file("ca.pem").toString(),
                  "-connect",
                  "127.0.0.1:" + address.getPort()))) {
        server.accept().close();
        assertThat(client.rest())
            .contains("OCSP Response Status: successful", "Cert Status: good", "TLSv1.3");
      }
      try (TlsChannel ours = client(authority).connect("127.0.0.1", address.getPort(), NAME)) {
        assertThat(ours.negotiated().peerStaples().getFirst().ocspResponse())
            .isEqualTo(responses.current());
      }
    }
  }

  private static TlsClient client(OcspAuthority authority) throws Exception {
    return TlsClient.trusting(authority.trust()).anonymous().evidence(Evidence.OCSP_RESPONSE);
  }

  private static void assertRefused(OcspAuthority authority, int port, UntrustedPeer.Reason reason)
      throws Exception {
    TlsClient client = client(authority);
    assertThatThrownBy(() -> client.connect("127.0.0.1", port, NAME).close())
        .isInstanceOfSatisfying(
            TlsIOException.class,
            failure ->
                assertThat(failure.failure())
                    .isInstanceOfSatisfying(
                        UntrustedPeer.class,
                        untrusted -> assertThat(untrusted.reason()).isEqualTo(reason)));
  }

  private static ChildProcess server(OcspAuthority authority, String... more) throws IOException {
    List<String> command = new ArrayList<>(List.of(PeerProgram.OPENSSL.path(), "s_server"));
    command.addAll(List.of("-accept", "127.0.0.1:0", "-tls1_3"));
    command.addAll(List.of("-cert", authority.file("leaf.pem").toString()));
    command.addAll(List.of("-key", authority.file("leaf.key").toString()));
    command.addAll(List.of(more));
    return ChildProcess.start(command);
  }

  private static int port(ChildProcess server) throws IOException {
    var matcher = PORT.matcher(server.line());
    while (!matcher.matches()) {
      matcher = PORT.matcher(server.line());
    }
    return Integer.parseInt(matcher.group(1));
  }
}
