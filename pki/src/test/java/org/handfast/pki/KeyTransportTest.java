package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.engine.trust.PeerWishes;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

/// Identities that decrypt premaster secrets, and that they do nothing else.
final class KeyTransportTest {
  private static final Issued ROOT = Draft.authority("root").selfSigned();
  private static final KeyPair RSA = Keys.rsa(2048);

  @Test
  void anIdentityDecryptsWithItsChain() throws PkiException {
    Identity identity = identity(rsa(KeyUsage.keyEncipherment));
    KeyTransportCredential credential = credential(identity);
    assertThat(identity.fitsKeyTransport()).isTrue();
    assertThat(credential.chain())
        .isEqualTo(identity.chain().stream().map(Certificates::encoded).toList());
    assertThat(credential.staples()).isEmpty();
    assertThat(identity.hasSameKeyAs(credential)).isTrue();
  }

  @Test
  void aCertificateMayRuleItOut() throws PkiException {
    Identity signing = identity(rsa(KeyUsage.digitalSignature));
    assertThat(signing.fitsKeyTransport()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> credential(signing))
        .withMessageContaining("lacks keyEncipherment");
    assertThat(identity(rsa(0)).fitsKeyTransport()).isTrue();
    assertThat(identity(Draft.server("a.example")).fitsKeyTransport()).isFalse();
  }

  /// One key under two certificates is one key.
  @Test
  void keysAreComparedAndNotCertificates() throws PkiException {
    Identity one = identity(rsa(KeyUsage.keyEncipherment));
    Identity again = identity(rsa(KeyUsage.digitalSignature));
    Identity other = identity(Draft.server("a.example").keys(Keys.rsa(2048)));
    Identity curve = identity(Draft.server("a.example"));
    assertThat(one.hasSameKeyAs(again)).isTrue();
    assertThat(one.hasSameKeyAs(other)).isFalse();
    assertThat(one.hasSameKeyAs(curve)).isFalse();
    assertThat(curve.hasSameKeyAs(curve)).isTrue();
    assertThat(curve.hasSameKeyAs(identity(Draft.server("a.example")))).isFalse();
    assertThat(again.hasSameKeyAs(credential(one))).isTrue();
    assertThat(other.hasSameKeyAs(credential(one))).isFalse();
    assertThat(curve.hasSameKeyAs(credential(one))).isFalse();
  }

  @Test
  void theKeyIsNeverPresentedForSigning() throws PkiException, PeerIncompatible {
    KeyTransportCredential transport = credential(identity(rsa(KeyUsage.keyEncipherment)));
    Credential same = signing(identity(rsa(KeyUsage.digitalSignature)));
    Credential other = signing(identity(Draft.server("a.example")));
    CredentialRequest request = request();
    assertThatIllegalStateException()
        .isThrownBy(() -> SeparateKeys.of(_ -> Optional.of(same), transport).choose(request))
        .withMessageContaining("may serve nothing else");
    assertThat(SeparateKeys.of(_ -> Optional.of(other), transport).choose(request)).contains(other);
    assertThat(SeparateKeys.of(_ -> Optional.empty(), transport).choose(request)).isEmpty();
  }

  private static Draft rsa(int usage) {
    Draft draft = Draft.server("a.example").keys(RSA);
    return usage == 0 ? draft.without(Extension.keyUsage) : draft.keyUsage(usage);
  }

  private static Identity identity(Draft draft) throws PkiException {
    Issued issued = draft.by(ROOT);
    return Identity.of(List.of(issued.certificate()), issued.keys().getPrivate());
  }

  private static KeyTransportCredential credential(Identity identity) {
    return identity.keyTransport(
        (_, key) ->
            new FakeDecryption(
                Bytes.owning(((RSAPublicKey) key).getModulus().toByteArray()).slice(1)));
  }

  private static Credential signing(Identity identity) {
    return identity.credential((_, _) -> new FakeSigner(List.of()));
  }

  private static CredentialRequest request() {
    return new CredentialRequest(
        Side.SERVER,
        List.of(SignatureScheme.RSA_PSS_RSAE_SHA256),
        List.of(),
        Negotiated.nothing(Side.SERVER),
        PeerWishes.NONE);
  }

  private record FakeDecryption(Bytes modulus) implements RsaDecryption {
    @Override
    public byte[] decrypt(byte[] ciphertext) {
      throw new UnsupportedOperationException("decrypts nothing");
    }
  }
}
