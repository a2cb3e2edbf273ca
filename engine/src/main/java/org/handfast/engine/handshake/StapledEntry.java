package org.handfast.engine.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.Staple;
import org.handfast.protocol.extension.CertificateStatus;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.SignedTimestamps;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;

/// The extensions of one entry of a Certificate message, RFC 9846 4.5.1.1.
final class StapledEntry {
  private StapledEntry() {}

  /// What stands beside the certificate, as far as the peer has asked for it: an answer to what was
  /// not asked would end the handshake.
  static Extensions write(Staple staple, Set<Evidence> asked) {
    List<Extension> all = new ArrayList<>(2);
    if (asked.contains(Evidence.OCSP_RESPONSE) && !staple.ocspResponse().isEmpty()) {
      all.add(new CertificateStatus(staple.ocspResponse()));
    }
    if (asked.contains(Evidence.TIMESTAMPS) && !staple.timestamps().isEmpty()) {
      all.add(new SignedTimestamps(staple.timestamps()));
    }
    return new Extensions(all);
  }

  static Staple read(Extensions extensions) {
    return new Staple(
        extensions
            .find(CertificateStatus.class)
            .map(CertificateStatus::response)
            .orElse(Bytes.EMPTY),
        extensions
            .find(SignedTimestamps.class)
            .map(SignedTimestamps::timestamps)
            .orElse(List.of()));
  }

  /// The extension that answers each question.
  static List<ExtensionType> answers(Set<Evidence> asked) {
    return asked.stream()
        .map(
            evidence ->
                switch (evidence) {
                  case OCSP_RESPONSE -> ExtensionType.STATUS_REQUEST;
                  case TIMESTAMPS -> ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP;
                })
        .toList();
  }
}
