package org.handfast.engine.handshake;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handfast.engine.Fact;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SignatureAlgorithmsCert;
import org.handfast.protocol.registry.SignatureScheme;

/// What the peer says it verifies, in a ClientHello or a CertificateRequest.
///
/// It is kept as long as the connection and the session. A list has room for 32,767 schemes: of
/// those that have no name here only the first few are kept, and each once.
public final class PeerSchemes {
  private static final int MOST_UNKNOWN = 64;

  private PeerSchemes() {}

  /// Reads both extensions; empty without signature_algorithms.
  public static Optional<Fact.PeerSchemes> in(Extensions extensions) {
    return extensions
        .find(SignatureAlgorithms.class)
        .map(SignatureAlgorithms::schemes)
        .map(
            schemes ->
                new Fact.PeerSchemes(
                    sparingly(schemes), sparingly(inCertificates(extensions, schemes))));
  }

  /// The one list of TLS 1.2's CertificateRequest, which holds for certificates too (RFC 5246
  /// 7.4.4).
  public static Fact.PeerSchemes of(List<SignatureScheme> schemes) {
    return new Fact.PeerSchemes(sparingly(schemes), sparingly(schemes));
  }

  // RFC 9846 4.3.3: without signature_algorithms_cert the one list holds for certificates too.
  private static List<SignatureScheme> inCertificates(
      Extensions extensions, List<SignatureScheme> otherwise) {
    return extensions
        .find(SignatureAlgorithmsCert.class)
        .map(SignatureAlgorithmsCert::schemes)
        .orElse(otherwise);
  }

  private static List<SignatureScheme> sparingly(List<SignatureScheme> offered) {
    Set<SignatureScheme> kept = new LinkedHashSet<>();
    int unknown = 0;
    for (SignatureScheme scheme : offered) {
      if (scheme.isKnown()) {
        kept.add(scheme);
      } else if (unknown < MOST_UNKNOWN && kept.add(scheme)) {
        unknown++;
      }
    }
    return List.copyOf(kept);
  }
}
