package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.failure.ExtensionViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.Staple;
import org.handfast.protocol.extension.CertificateAuthorities;
import org.handfast.protocol.extension.CertificateStatus;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.OidFilter;
import org.handfast.protocol.extension.OidFilters;
import org.handfast.protocol.extension.SignedTimestamps;
import org.handfast.protocol.extension.StatusRequest;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What one end asks for beside a certificate, and what it asks of the certificate.
@DisplayName("RFC 9846 4.3.4, 4.3.5, 4.5.1.1: wishes, and what stands beside a certificate")
class EvidenceTest {
  private static final Staple STAPLE =
      new Staple(RawPeer.bytes("a response"), List.of(RawPeer.bytes("one"), RawPeer.bytes("two")));
  private static final Set<Evidence> BOTH = Set.of(Evidence.values());
  private static final List<Bytes> AUTHORITIES = List.of(RawPeer.bytes("a name"));

  @Test
  void theServerStaplesWhatItIsAskedFor() {
    assertThat(stapledByServer(BOTH)).containsExactly(STAPLE);
    assertThat(stapledByServer(Set.of(Evidence.OCSP_RESPONSE)))
        .containsExactly(Staple.of(STAPLE.ocspResponse()));
    assertThat(stapledByServer(Set.of(Evidence.TIMESTAMPS)))
        .containsExactly(new Staple(Bytes.EMPTY, STAPLE.timestamps()));
    assertThat(stapledByServer(Set.of())).isEmpty();
  }

  private static List<Staple> stapledByServer(Set<Evidence> asked) {
    List<PresentedChain> seen = new ArrayList<>();
    PeerVerifier watching =
        presented -> {
          seen.add(presented);
          return Identity.TRUST.verify(presented);
        };
    Credential stapled = Identity.SERVER.credential().stapled(STAPLE);
    Pair pair =
        new Pair(
            TlsConnection.client(
                Tls13.client(TestCrypto.PROVIDER)
                    .trusting(watching)
                    .anonymous()
                    .evidence(asked)
                    .build()),
            TlsConnection.server(
                ConfigSource.always(
                    Tls13.server(TestCrypto.PROVIDER)
                        .identifiedBy(_ -> Optional.of(stapled))
                        .build())));
    pair.handshake().exchange();
    List<Staple> noted = pair.client.connection.negotiated().peerStaples();
    assertThat(seen.getFirst().asked()).isEqualTo(asked);
    assertThat(seen.getFirst().staples()).isEqualTo(noted.isEmpty() ? List.of(Staple.NONE) : noted);
    return noted;
  }

  @Test
  void theClientStaplesWhatItIsAskedFor() {
    Credential stapled = Identity.CLIENT.credential().stapled(STAPLE);
    Pair pair =
        new Pair(
            TlsConnection.client(
                Tls13.client(TestCrypto.PROVIDER)
                    .trusting(Identity.TRUST)
                    .identifiedBy(_ -> Optional.of(stapled))
                    .build()),
            TlsConnection.server(
                ConfigSource.always(
                    Pair.server(TestCrypto.PROVIDER)
                        .clientAuthentication(ClientAuthentication.NEED, Identity.TRUST)
                        .evidence(BOTH)
                        .build())));
    pair.handshake().exchange();
    assertThat(pair.server.connection.negotiated().peerStaples()).containsExactly(STAPLE);
  }

  @Test
  void aPeerWithoutAnyHasNothingToSay() {
    Pair pair = Pair.of(client -> client.evidence(BOTH), UnaryOperator.identity());
    pair.handshake();
    assertThat(pair.client.connection.negotiated().peerStaples()).containsExactly(Staple.NONE);
  }

  @ParameterizedTest
  @EnumSource(Evidence.class)
  void whatWasNotAskedForIsRefused(Evidence unasked) throws TlsException {
    Set<Evidence> other =
        unasked == Evidence.TIMESTAMPS
            ? Set.of(Evidence.OCSP_RESPONSE)
            : Set.of(Evidence.TIMESTAMPS);
    RawServer server = Situations.rawServer(client -> client.evidence(other));
    server.sendHello();
    server.send(server.encryptedExtensions());
    Extension extension =
        unasked == Evidence.TIMESTAMPS
            ? new SignedTimestamps(STAPLE.timestamps())
            : new CertificateStatus(STAPLE.ocspResponse());
    Certificate.Entry entry =
        new Certificate.Entry(Identity.SERVER.der(), Extensions.of(extension));
    RawPeer.Refusal refusal =
        server.refusal(() -> server.send(new Certificate(Bytes.EMPTY, List.of(entry))));
    assertThat(((PeerViolation) refusal.cause()).violation())
        .isEqualTo(ExtensionViolation.UNSOLICITED);
  }

  @Test
  void aStatusOfAnotherTypeIsNoRequest() throws TlsException {
    List<CredentialRequest> requests = new ArrayList<>();
    RawClient client = clientOf(requests);
    client.sendHello(RawClient.with(client.hello(), new StatusRequest(2, Bytes.fromHex("0000"))));
    assertThat(requests.getFirst().wishes().evidence()).isEmpty();
  }

  @Test
  void theServersCredentialIsChosenByTheClientsWishes() throws TlsException {
    List<CredentialRequest> requests = new ArrayList<>();
    Pair pair =
        Pair.of(client -> client.authorities(AUTHORITIES).evidence(BOTH), UnaryOperator.identity());
    pair.handshake();

    RawClient client = clientOf(requests);
    client.sendHello(RawClient.with(client.hello(), new CertificateAuthorities(AUTHORITIES)));
    assertThat(requests.getFirst().authorities()).isEqualTo(AUTHORITIES);
    assertThat(requests.getFirst().presenter()).isEqualTo(Side.SERVER);
  }

  @Test
  void theClientSaysWhatItWishes() {
    RawServer server =
        Situations.rawServer(
            client -> client.authorities(AUTHORITIES).evidence(Set.of(Evidence.OCSP_RESPONSE)));
    Extensions extensions = server.hello().extensions();
    assertThat(extensions.find(CertificateAuthorities.class))
        .hasValueSatisfying(sent -> assertThat(sent.names()).isEqualTo(AUTHORITIES));
    assertThat(extensions.find(StatusRequest.class)).contains(StatusRequest.ANY);
    assertThat(extensions.contains(ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP)).isFalse();
    assertThat(Situations.rawServer().hello().extensions().types())
        .doesNotContain(
            ExtensionType.CERTIFICATE_AUTHORITIES,
            ExtensionType.STATUS_REQUEST,
            ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP);
  }

  @Test
  void theServersFiltersReachTheChoice() throws TlsException {
    List<CredentialRequest> requests = new ArrayList<>();
    OidFilter filter = new OidFilter(Bytes.fromHex("0603551d0f"), Bytes.fromHex("03020780"));
    RawServer server =
        new RawServer(
            new Endpoint(
                TlsConnection.client(
                    Tls13.client(TestCrypto.PROVIDER)
                        .trusting(Identity.TRUST)
                        .identifiedBy(
                            request -> {
                              requests.add(request);
                              return Optional.empty();
                            })
                        .build())));
    server.sendHello();
    server.send(server.encryptedExtensions());
    Extensions asked = server.certificateRequest().extensions();
    server.send(
        new CertificateRequest(
            Bytes.EMPTY, RawClient.with(asked, new OidFilters(List.of(filter)))));
    server.send(server.certificate(Identity.SERVER));
    server.send(server.certificateVerify(Identity.SERVER));
    server.sendFinished();
    assertThat(requests.getFirst().wishes().filters()).containsExactly(filter);
  }

  private static RawClient clientOf(List<CredentialRequest> requests) {
    return new RawClient(
        new Endpoint(
            TlsConnection.server(
                ConfigSource.always(
                    Tls13.server(TestCrypto.PROVIDER)
                        .identifiedBy(
                            request -> {
                              requests.add(request);
                              return Identity.SERVER.source().choose(request);
                            })
                        .build()))));
  }
}
