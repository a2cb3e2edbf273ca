package org.handfast.engine.handshake;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SignatureAlgorithmsCert;
import org.handfast.protocol.registry.SignatureScheme;

/// What the peer says it verifies, in a ClientHello or a CertificateRequest.
public final class PeerSchemes {
  private PeerSchemes() {}

  /// Reads both extensions; empty without signature_algorithms.
  public static Optional<Fact.PeerSchemes> in(Extensions extensions) {
    return extensions
        .find(SignatureAlgorithms.class)
        .map(SignatureAlgorithms::schemes)
        .map(schemes -> new Fact.PeerSchemes(schemes, inCertificates(extensions, schemes)));
  }

  // RFC 9846 4.3.3: without signature_algorithms_cert the one list holds for certificates too.
  private static List<SignatureScheme> inCertificates(
      Extensions extensions, List<SignatureScheme> otherwise) {
    return extensions
        .find(SignatureAlgorithmsCert.class)
        .map(SignatureAlgorithmsCert::schemes)
        .orElse(otherwise);
  }
}
