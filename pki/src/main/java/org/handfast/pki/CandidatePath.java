package org.handfast.pki;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/// A chain of names from the peer to somebody trusted; nothing about it is verified yet.
///
/// @param certificates the end entity first, each issued in the name of the next; the last is
///   issued in the name of the anchor
/// @param anchor a trusted certificate
record CandidatePath(List<X509Certificate> certificates, X509Certificate anchor) {
  CandidatePath {
    certificates = List.copyOf(certificates);
  }

  X509Certificate endEntity() {
    return certificates.getFirst();
  }

  /// The authorities between the end entity and the anchor, the nearest to the end entity first.
  List<X509Certificate> intermediates() {
    return certificates.subList(1, certificates.size());
  }

  /// Intermediates and anchor.
  Stream<X509Certificate> authorities() {
    return Stream.concat(intermediates().stream(), Stream.of(anchor));
  }
}
