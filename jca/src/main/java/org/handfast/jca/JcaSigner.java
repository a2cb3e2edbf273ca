package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.handfast.engine.crypto.Signer;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// A private key of the JCA that signs, wherever it lives. Thread-safe.
///
/// A key that gives its encoding away is translated for the fastest provider that takes it. One
/// that does not, because it lives in a device, is offered as it is to the providers installed in
/// `Security`, in their order. The first that makes a valid signature stays in charge of its
/// scheme.
///
/// The first signature of each scheme is verified, which shows that the two keys belong together;
/// of an RSA key every one is, since a single faulty one gives the key away.
public final class JcaSigner implements Signer {
  private final PrivateKey privateKey;
  private final VerificationKey publicKey;
  private final Providers providers;
  private final List<Scheme> schemes;
  private final List<Scheme> tls12Schemes;
  private final Map<Scheme, PinnedKey> pinned = new ConcurrentHashMap<>();

  private JcaSigner(
      PrivateKey privateKey, VerificationKey publicKey, Providers providers, List<Scheme> schemes) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
    this.providers = providers;
    this.schemes = schemes;
    this.tls12Schemes =
        Scheme.signingTls12(publicKey.kind()).filter(scheme -> scheme.accepts(publicKey)).toList();
  }

  /// A signer on the fastest providers present.
  ///
  /// @throws InvalidKeyException if no signature scheme is made for this kind of key
  public static JcaSigner of(PrivateKey privateKey, PublicKey publicKey)
      throws InvalidKeyException {
    return of(privateKey, publicKey, Providers.installed());
  }

  /// A signer on these providers.
  ///
  /// @throws InvalidKeyException if no signature scheme is made for this kind of key
  public static JcaSigner of(PrivateKey privateKey, PublicKey publicKey, Providers providers)
      throws InvalidKeyException {
    byte[] encoded =
        Optional.ofNullable(publicKey.getEncoded())
            .orElseThrow(() -> new InvalidKeyException("a public key without an encoding"));
    KeyKind kind =
        KeyKind.of(encoded)
            .orElseThrow(
                () -> new InvalidKeyException("no scheme for " + publicKey.getAlgorithm()));
    VerificationKey verificationKey = translate(encoded, kind, providers);
    List<Scheme> schemes =
        Scheme.signing(kind).filter(scheme -> scheme.accepts(verificationKey)).toList();
    if (schemes.isEmpty()) {
      throw new InvalidKeyException("no scheme for the parameters of this key");
    }
    return new JcaSigner(privateKey, verificationKey, providers, schemes);
  }

  private static VerificationKey translate(byte[] encoded, KeyKind kind, Providers providers)
      throws InvalidKeyException {
    Primitive primitive = Scheme.signing(kind).findFirst().orElseThrow().primitive();
    try {
      return VerificationKey.of(encoded, kind, providers.of(primitive));
    } catch (GeneralSecurityException failure) {
      throw new InvalidKeyException("not a sound key", failure);
    }
  }

  @Override
  public List<SignatureScheme> schemes() {
    return schemes.stream().map(Scheme::codePoint).toList();
  }

  @Override
  public List<SignatureScheme> tls12Schemes() {
    return tls12Schemes.stream().map(Scheme::codePoint).toList();
  }

  @Override
  public Bytes sign(SignatureScheme codePoint, Bytes content) throws GeneralSecurityException {
    Scheme scheme =
        Scheme.of(codePoint)
            .filter(known -> schemes.contains(known) || tls12Schemes.contains(known))
            .orElseThrow(() -> new IllegalArgumentException("this key has no " + codePoint));
    PinnedKey key = pinned.get(scheme);
    byte[] input = content.toArray();
    return Bytes.owning(key == null ? pinAndSign(scheme, input) : sign(scheme, key, input));
  }

  private byte[] sign(Scheme scheme, PinnedKey key, byte[] content)
      throws GeneralSecurityException {
    byte[] signature = key.sign(scheme, content);
    if (publicKey.kind().isRsa()) {
      requireValid(scheme, content, signature);
    }
    return signature;
  }

  /// Tries one provider after the other.
  private byte[] pinAndSign(Scheme scheme, byte[] content) throws GeneralSecurityException {
    var nobody = new SignatureException("no provider signs " + scheme + " with this key");
    for (Provider provider : (Iterable<Provider>) candidates(scheme)::iterator) {
      try {
        PinnedKey key = PinnedKey.of(privateKey, publicKey.kind(), provider);
        byte[] signature = key.sign(scheme, content);
        requireValid(scheme, content, signature);
        pinned.put(scheme, key);
        return signature;
      } catch (GeneralSecurityException | RuntimeException failure) {
        nobody.addSuppressed(failure);
      }
    }
    throw nobody;
  }

  private Stream<Provider> candidates(Scheme scheme) {
    return PinnedKey.isEncodable(privateKey)
        ? providers.usable(scheme.primitive(publicKey.kind()))
        : Arrays.stream(Security.getProviders());
  }

  private void requireValid(Scheme scheme, byte[] content, byte[] signature)
      throws SignatureException {
    if (!scheme.verify(publicKey, content, signature)) {
      throw new SignatureException("a signature that the public key does not verify");
    }
  }

  @Override
  public String toString() {
    return "Signer" + schemes;
  }
}
