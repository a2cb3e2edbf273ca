package org.handfast.pki;

import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;

/// What the exceptions of the JDK's PKIX, and of trust managers built upon it, mean for a peer: the
/// reason, and with it the alert of RFC 9846 6.2.
public final class Distrust {
  private static final int DEEPEST_CAUSE = 10;

  private Distrust() {}

  /// The refusal of a trust manager, by the first cause in it that says something.
  public static UntrustedPeer because(CertificateException refusal) {
    Reason reason =
        Stream.iterate(refusal, cause -> cause != null, Throwable::getCause)
            .limit(DEEPEST_CAUSE)
            .flatMap(cause -> meaning(cause).stream())
            .findFirst()
            .orElse(Reason.OTHER);
    return new UntrustedPeer(reason, message(refusal), refusal);
  }

  /// The refusal of a path, with the certificate that caused it.
  public static UntrustedPeer because(CertPathValidatorException refusal) {
    return new UntrustedPeer(reason(refusal), culprit(refusal) + message(refusal), refusal);
  }

  private static Optional<Reason> meaning(Throwable cause) {
    return switch (cause) {
      case CertPathValidatorException path -> Optional.of(reason(path));
      case CertificateExpiredException _, CertificateNotYetValidException _ ->
          Optional.of(Reason.EXPIRED);
      case CertificateRevokedException _ -> Optional.of(Reason.REVOKED);
      case CertificateParsingException _ -> Optional.of(Reason.MALFORMED);
      // The JDK's builder says no more when there is no path at all.
      case CertPathBuilderException none when none.getCause() == null ->
          Optional.of(Reason.UNKNOWN_CA);
      default -> Optional.empty();
    };
  }

  private static Reason reason(CertPathValidatorException refusal) {
    return switch (refusal.getReason()) {
      case BasicReason basic ->
          switch (basic) {
            case EXPIRED, NOT_YET_VALID -> Reason.EXPIRED;
            case REVOKED -> Reason.REVOKED;
            case ALGORITHM_CONSTRAINED -> Reason.WEAK;
            case INVALID_SIGNATURE -> Reason.MALFORMED;
            case UNSPECIFIED -> isForged(refusal) ? Reason.MALFORMED : Reason.OTHER;
            case UNDETERMINED_REVOCATION_STATUS -> Reason.OTHER;
          };
      case PKIXReason pkix ->
          switch (pkix) {
            case NO_TRUST_ANCHOR -> Reason.UNKNOWN_CA;
            case INVALID_KEY_USAGE, NOT_CA_CERT -> Reason.WRONG_USE;
            case PATH_TOO_LONG -> Reason.TOO_LONG;
            case NAME_CHAINING, INVALID_NAME, INVALID_POLICY, UNRECOGNIZED_CRIT_EXT ->
                Reason.MALFORMED;
          };
      default -> Reason.OTHER;
    };
  }

  /// Whether a signature is not the issuer's: it does not verify, or its key cannot even try.
  static boolean isForged(CertPathValidatorException refusal) {
    return refusal.getReason() == BasicReason.INVALID_SIGNATURE
        || refusal.getCause() instanceof SignatureException
        || refusal.getCause() instanceof InvalidKeyException;
  }

  private static String culprit(CertPathValidatorException refusal) {
    int index = refusal.getIndex();
    if (refusal.getCertPath() == null || index < 0) {
      return "";
    }
    List<? extends Certificate> path = refusal.getCertPath().getCertificates();
    return path.get(index) instanceof X509Certificate certificate
        ? Certificates.name(certificate) + ": "
        : "";
  }

  private static String message(Throwable refusal) {
    return refusal.getMessage() == null ? "" : refusal.getMessage();
  }
}
