package org.handfast.pki;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.AsymmetricKey;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.handfast.engine.failure.UntrustedPeer;

/// Which public keys are strong enough, and cheap enough to verify with. Whoever chooses the key
/// also chooses what a verification costs, so sizes are bounded from above, too.
final class KeyRules {
  private static final int RSA_SHORTEST = 2048;
  private static final int RSA_LONGEST = 8192;
  private static final BigInteger RSA_LARGEST_EXPONENT = BigInteger.ONE.shiftLeft(31);

  private static final List<ECParameterSpec> CURVES =
      Stream.of("secp256r1", "secp384r1", "secp521r1").map(KeyRules::curve).toList();

  private static final Set<String> PARAMETER_SETS = Set.of("ML-DSA-44", "ML-DSA-65", "ML-DSA-87");

  private KeyRules() {}

  /// @throws UntrustedPeer with `WEAK` if the certificate's key is none of RSA of 2048 to 8192
  ///   bits, EC on P-256, P-384 or P-521, Ed25519 and ML-DSA
  static void check(X509Certificate certificate) throws UntrustedPeer {
    Optional<String> objection = objection(certificate.getPublicKey());
    if (objection.isPresent()) {
      throw new UntrustedPeer(
          UntrustedPeer.Reason.WEAK,
          "the key of " + Certificates.name(certificate) + " is " + objection.get());
    }
  }

  /// What the key is that it should not be.
  static Optional<String> objection(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> rsa(rsa);
      case ECPublicKey ec ->
          objectUnless(
              CURVES.stream().anyMatch(curve -> isSame(curve, ec.getParams())),
              "on another curve than P-256, P-384 and P-521");
      case EdECPublicKey ed ->
          objectUnless(
              ed.getParams().getName().equals(NamedParameterSpec.ED25519.getName()),
              "of " + ed.getParams().getName() + ", not Ed25519");
      case AsymmetricKey other when other.getParams() instanceof NamedParameterSpec named ->
          objectUnless(PARAMETER_SETS.contains(named.getName()), "of " + named.getName());
      default -> Optional.of("of the unsupported kind " + key.getAlgorithm());
    };
  }

  private static Optional<String> rsa(RSAPublicKey key) {
    int bits = key.getModulus().bitLength();
    if (bits < RSA_SHORTEST || bits > RSA_LONGEST) {
      return Optional.of("RSA of %d bits, not 2048 to 8192".formatted(bits));
    }
    BigInteger exponent = key.getPublicExponent();
    boolean sound =
        exponent.testBit(0)
            && exponent.compareTo(BigInteger.TWO) > 0
            && exponent.compareTo(RSA_LARGEST_EXPONENT) <= 0;
    return objectUnless(sound, "RSA with a public exponent that is not odd, from 3 to 2^31");
  }

  private static Optional<String> objectUnless(boolean sound, String objection) {
    return sound ? Optional.empty() : Optional.of(objection);
  }

  /// By value: parameters that name a curve's order and generator but differ are CVE-2020-0601.
  private static boolean isSame(ECParameterSpec curve, ECParameterSpec other) {
    return curve.getCurve().equals(other.getCurve())
        && curve.getGenerator().equals(other.getGenerator())
        && curve.getOrder().equals(other.getOrder())
        && curve.getCofactor() == other.getCofactor();
  }

  private static ECParameterSpec curve(String name) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(name));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this JDK does not know " + name, impossible);
    }
  }
}
