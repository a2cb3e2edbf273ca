package org.handfast.engine.handshake;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handfast.engine.Side;
import org.handfast.engine.failure.ExtensionViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.PeerWishes;
import org.handfast.protocol.extension.CertificateAuthorities;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.OidFilter;
import org.handfast.protocol.extension.OidFilters;
import org.handfast.protocol.extension.StatusRequest;
import org.handfast.protocol.extension.StatusWanted;
import org.handfast.protocol.extension.TimestampsWanted;
import org.handfast.protocol.wire.Bytes;

/// What a ClientHello or a CertificateRequest says about the credential that answers it.
public final class ReadWishes {
  private ReadWishes() {}

  /// The wishes in these extensions.
  ///
  /// @throws PeerViolation if two filters are for the same extension
  public static PeerWishes in(Extensions extensions, Side sender) throws PeerViolation {
    List<OidFilter> filters =
        extensions.find(OidFilters.class).map(OidFilters::filters).orElse(List.of());
    requireDistinct(filters, sender);
    return new PeerWishes(
        extensions
            .find(CertificateAuthorities.class)
            .map(CertificateAuthorities::names)
            .orElse(List.of()),
        filters,
        evidence(extensions));
  }

  // RFC 9846 4.3.5.
  private static void requireDistinct(List<OidFilter> filters, Side sender) throws PeerViolation {
    Set<Bytes> seen = new HashSet<>();
    for (OidFilter filter : filters) {
      if (!seen.add(filter.identifier())) {
        throw ExtensionViolation.DUPLICATE_OID_FILTER.by(sender);
      }
    }
  }

  private static Set<Evidence> evidence(Extensions extensions) {
    Set<Evidence> wanted = EnumSet.noneOf(Evidence.class);
    for (Extension extension : extensions.all()) {
      switch (extension) {
        case StatusRequest request when request.isForOcsp() -> wanted.add(Evidence.OCSP_RESPONSE);
        case StatusWanted _ -> wanted.add(Evidence.OCSP_RESPONSE);
        case TimestampsWanted _ -> wanted.add(Evidence.TIMESTAMPS);
        default -> {}
      }
    }
    return wanted;
  }
}
