package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.trust.Evidence;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.OcspAuthority;
import org.handfast.interop.fixture.OcspAuthority.Status;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.NettyEnd;
import org.handfast.interop.peer.NettyPeer;
import org.handfast.interop.peer.PeerServer;
import org.handfast.interop.peer.Terms;
import org.handfast.net.Credentials;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsIOException;
import org.handfast.net.TlsServer;
import org.handfast.pki.OcspFile;
import org.handfast.pki.OcspResponses;
import org.handfast.pki.StapledCredentials;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The responses are OpenSSL's; who staples and who reads them is BoringSSL.
@Needs(PeerProgram.OPENSSL)
@DisplayName("RFC 9846 4.5.1.1: OCSP stapling with BoringSSL")
final class BoringSslStaplingTest {
  /// What the authority issues takes the place of this.
  private static final Terms TERMS = Terms.presenting(TestCertificates.shared().leaf(KeyKind.P256));

  @Test
  void theirServerStaplesAGoodStatus() throws Exception {
    try (OcspAuthority authority = OcspAuthority.saying(Status.GOOD);
        Encounter encounter = Encounter.ofOurClient(client(authority), server(authority), TERMS)) {
      assertThat(encounter.ours().negotiated().peerStaples().getFirst().ocspResponse())
          .isEqualTo(Bytes.owning(Files.readAllBytes(authority.file("response.der"))));
      encounter.exchange(1000);
    }
  }

  @Test
  void theirServerStaplesARevocation() throws Exception {
    try (OcspAuthority authority = OcspAuthority.saying(Status.REVOKED);
        PeerServer theirs = server(authority).serve(TERMS)) {
      TlsIOException failure = Scenario.failureOf(theirs, client(authority), "localhost");
      assertThat(failure.failure())
          .isInstanceOfSatisfying(
              UntrustedPeer.class,
              untrusted -> assertThat(untrusted.reason()).isEqualTo(UntrustedPeer.Reason.REVOKED));
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
      StapledCredentials credentials =
          StapledCredentials.of(Credentials.of(authority.identity()))
              .with(authority.identity(), file);
      NettyPeer peer =
          new NettyPeer(
              builder -> builder.trustManager(authority.file("ca.pem").toFile()).enableOcsp(true),
              _ -> {});
      try (Encounter encounter =
          Encounter.ofTheirClient(peer, Terms.anonymous(), TlsServer.identifiedBy(credentials))) {
        assertThat(((NettyEnd) encounter.theirs()).ocspResponse())
            .isEqualTo(file.current().toArray());
        encounter.exchange(1000);
      }
    }
  }

  private static TlsClient client(OcspAuthority authority) throws Exception {
    return TlsClient.trusting(authority.trust()).anonymous().evidence(Evidence.OCSP_RESPONSE);
  }

  private static NettyPeer server(OcspAuthority authority) throws Exception {
    byte[] response = Files.readAllBytes(authority.response());
    Consumer<ReferenceCountedOpenSslEngine> stapling = engine -> engine.setOcspResponse(response);
    return new NettyPeer(builder -> presenting(builder, authority), stapling);
  }

  private static SslContextBuilder presenting(SslContextBuilder builder, OcspAuthority authority) {
    return builder
        .keyManager(authority.file("chain.pem").toFile(), authority.file("leaf.key").toFile())
        .enableOcsp(true);
  }
}
