package org.handfast.engine.failure;

import java.util.Optional;
import org.handfast.protocol.registry.AlertDescription;

/// The one place where a failure becomes an alert (RFC 9846 6.2). States only throw.
public final class AlertMapper {
  private AlertMapper() {}

  /// What the peer is told; nothing where the peer is gone already.
  public static Optional<AlertDescription> alertFor(TlsException failure) {
    return switch (failure) {
      case PeerViolation violation -> Optional.of(violation.violation().alert());
      case PeerIncompatible incompatible -> Optional.of(incompatible.reason().alert());
      case UntrustedPeer untrusted -> Optional.of(untrusted.reason().alert());
      case Malformed malformed -> Optional.of(malformed.alert());
      case LocalFault _ -> Optional.of(AlertDescription.INTERNAL_ERROR);
      case PeerRejected _, Truncated _ -> Optional.empty();
    };
  }
}
