package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.PeerWishes;
import org.handfast.engine.trust.PresentedKey;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 7250: peers and ourselves, known by a key")
final class PinnedKeysTest {
  private static final Issued SERVER = Verification.server().by(Verification.ROOT);
  private static final PinnedKeys PINNED = PinnedKeys.of(List.of(SERVER.keys().getPublic()));

  @Test
  void aPinnedKeyIsEnough() throws UntrustedPeer {
    Bytes known = Bytes.owning(SERVER.keys().getPublic().getEncoded());
    assertThat(PINNED.verifyKey(presented(known)).key()).isEqualTo(SERVER.keys().getPublic());
  }

  @Test
  void anyOtherIsNot() {
    Bytes other = Bytes.owning(Keys.p256().getPublic().getEncoded());
    assertRefused(Reason.UNKNOWN_KEY, PINNED, other);
    assertRefused(Reason.UNKNOWN_KEY, Verification.verifier(Verification.ROOT), other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "3000", "30020300", "300530000300", "3007300003000500"})
  void whatIsNoKeyIsNotTakenForOne(String hex) {
    assertRefused(Reason.MALFORMED_KEY, PINNED, Bytes.fromHex(hex));
  }

  @Test
  void aCertificateIsNoKey() {
    assertRefused(Reason.MALFORMED_KEY, PINNED, Certificates.encoded(SERVER.certificate()));
  }

  @Test
  void certificatesAreSomebodyElsesMatter() throws UntrustedPeer {
    assertThatExceptionOfType(UntrustedPeer.class)
        .isThrownBy(() -> PINNED.verify(Verification.presented(List.of(SERVER))));
    PinnedKeys both = PINNED.orCertificates(Verification.verifier(Verification.ROOT));
    assertThat(both.verify(Verification.presented(List.of(SERVER))).chain()).hasSize(1);
  }

  @Test
  void weakKeysAreNotPinned() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PinnedKeys.of(List.of(Keys.rsa(1024).getPublic())));
  }

  @Test
  void ourOwnKeyIsPresentedWhereItIsTaken() {
    RawKey own =
        RawKey.of(
            SERVER.keys().getPrivate(),
            SERVER.keys().getPublic(),
            (_, _) -> new FakeSigner(List.of(SignatureScheme.ECDSA_SECP256R1_SHA256)));
    assertThat(own.choose(request(CertificateType.RAW_PUBLIC_KEY)).orElseThrow().chain())
        .containsExactly(Bytes.owning(SERVER.keys().getPublic().getEncoded()));
    assertThat(own.choose(request(CertificateType.X509))).isEmpty();
  }

  @Test
  void ourKeysBelongTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                RawKey.of(
                    SERVER.keys().getPrivate(),
                    Keys.p256().getPublic(),
                    (_, _) -> new FakeSigner(List.of())));
  }

  private static CredentialRequest request(CertificateType type) {
    return new CredentialRequest(
        Side.SERVER,
        List.of(SignatureScheme.ECDSA_SECP256R1_SHA256),
        List.of(),
        Negotiated.nothing(Side.SERVER),
        PeerWishes.NONE,
        List.of(type));
  }

  private static PresentedKey presented(Bytes key) {
    return new PresentedKey(Side.SERVER, key, Negotiated.nothing(Side.CLIENT));
  }

  private static void assertRefused(Reason reason, PeerVerifier verifier, Bytes key) {
    assertThatExceptionOfType(UntrustedPeer.class)
        .isThrownBy(() -> verifier.verifyKey(presented(key)))
        .extracting(UntrustedPeer::reason)
        .isEqualTo(reason);
  }
}
