package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.CertificateTypes;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.Signer;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.Peer;
import org.handfast.interop.peer.RawKeyGnuTlsPeer;
import org.handfast.interop.peer.Terms;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.jca.JcaSigner;
import org.handfast.net.TlsIOException;
import org.handfast.pki.PinnedKeys;
import org.handfast.pki.RawKey;
import org.handfast.protocol.registry.CertificateType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Needs({PeerProgram.GNUTLS_CLI, PeerProgram.GNUTLS_SERV})
@DisplayName("RFC 7250: raw public keys with GnuTLS")
final class RawKeyTest {
  private static final List<CertificateType> RAW = List.of(CertificateType.RAW_PUBLIC_KEY);
  private static final CertificateTypes BOTH_RAW = new CertificateTypes(RAW, RAW);
  private static final Leaf OWN = TestCertificates.shared().leaf(KeyKind.P384);

  private final Peer peer = new RawKeyGnuTlsPeer();

  @ParameterizedTest
  @EnumSource(
      value = KeyKind.class,
      names = {"P256", "P384", "ED25519", "RSA"})
  void theirServerIsItsKey(KeyKind kind) throws Exception {
    Leaf theirs = TestCertificates.shared().leaf(kind);
    try (Encounter encounter =
        Encounter.ofOurConnection(client(theirs), peer, Terms.presenting(theirs))) {
      encounter.exchange(1000);
      assertThat(encounter.ours().negotiated().peer().orElseThrow().key())
          .isEqualTo(theirs.certificate().getPublicKey());
    }
  }

  @Test
  void bothAreTheirKeys() throws Exception {
    Leaf theirs = TestCertificates.shared().leaf(KeyKind.P256);
    try (Encounter encounter =
        Encounter.ofOurConnection(
            client(theirs), peer, Terms.presenting(theirs).verifyingClients())) {
      encounter.exchange(1000);
      assertThat(encounter.ours().negotiated().credential().orElseThrow().type())
          .isEqualTo(CertificateType.RAW_PUBLIC_KEY);
    }
  }

  @Test
  void theirClientIsItsKey() throws Exception {
    Leaf theirs = TestCertificates.shared().leaf(KeyKind.P256);
    TlsConnection server =
        TlsConnection.server(
            ConfigSource.always(
                ServerConfig.with(JcaCryptoProvider.installed())
                    .identifiedBy(own())
                    .clientAuthentication(ClientAuthentication.NEED, pinned(theirs))
                    .certificateTypes(BOTH_RAW)
                    .build()));
    try (Encounter encounter =
        Encounter.ofClientAtConnection(peer, Terms.presenting(theirs), server)) {
      encounter.exchange(1000);
      assertThat(server.negotiated().certificateType(Side.CLIENT))
          .isEqualTo(CertificateType.RAW_PUBLIC_KEY);
      assertThat(server.negotiated().peer().orElseThrow().key())
          .isEqualTo(theirs.certificate().getPublicKey());
    }
  }

  @Test
  void anotherKeyIsRefused() {
    Leaf theirs = TestCertificates.shared().leaf(KeyKind.P256);
    assertThatThrownBy(
            () -> Encounter.ofOurConnection(client(OWN), peer, Terms.presenting(theirs)).close())
        .isInstanceOfSatisfying(
            TlsIOException.class,
            failure -> assertThat(failure.failure()).isInstanceOf(UntrustedPeer.class));
  }

  private static TlsConnection client(Leaf expected) {
    return TlsConnection.client(
        ClientConfig.with(JcaCryptoProvider.installed())
            .trusting(pinned(expected))
            .identifiedBy(own())
            .certificateTypes(BOTH_RAW)
            .build(),
        "localhost");
  }

  private static PinnedKeys pinned(Leaf leaf) {
    return PinnedKeys.of(List.of(leaf.certificate().getPublicKey()));
  }

  private static RawKey own() {
    return RawKey.of(OWN.key(), OWN.certificate().getPublicKey(), RawKeyTest::signer);
  }

  private static Signer signer(PrivateKey privateKey, PublicKey publicKey) {
    try {
      return JcaSigner.of(privateKey, publicKey);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
