package org.handfast.pki;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.protocol.wire.Bytes;

/// What must hold of the OCSP response that a peer presents beside its certificate, and when it may
/// not be left out (RFC 9846 4.5.1.1, RFC 7633).
final class StatusRules {
  private static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";
  private static final Bytes STATUS_REQUEST = Bytes.of((byte) 5);

  private StatusRules() {}

  /// Holds the end entity to the rules.
  ///
  /// @param path that leads from it to somebody trusted
  static void check(CandidatePath path, PresentedChain presented, Instant now)
      throws UntrustedPeer {
    X509Certificate endEntity = path.endEntity();
    Bytes response = presented.staples().getFirst().ocspResponse();
    if (!response.isEmpty()) {
      X509Certificate issuer = path.authorities().findFirst().orElseThrow();
      OcspCheck.check(endEntity, issuer, response, now);
    } else if (presented.asked().contains(Evidence.OCSP_RESPONSE) && promisesStatus(endEntity)) {
      throw new UntrustedPeer(
          Reason.BAD_STATUS,
          Certificates.name(endEntity) + " may not be presented without one (RFC 7633)");
    }
  }

  /// Whether the certificate is only to be believed together with its status: *must-staple*. An
  /// extension that cannot be read promises whatever it can.
  private static boolean promisesStatus(X509Certificate certificate) {
    Optional<Bytes> features = Extension.in(certificate, TLS_FEATURE);
    return features.isPresent() && !isWithoutStatus(features.get());
  }

  private static boolean isWithoutStatus(Bytes features) {
    if (!Der.isOneSequence(features)) {
      return false;
    }
    Der in = Der.reader(Der.reader(features).next(Der.SEQUENCE).orElseThrow());
    while (!in.isAtEnd()) {
      Optional<Bytes> feature = in.next(Der.INTEGER);
      if (feature.isEmpty() || feature.get().equals(STATUS_REQUEST)) {
        return false;
      }
    }
    return true;
  }
}
