package org.handfast.interop.bogo;

import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Truncated;
import org.handfast.engine.failure.UntrustedPeer;

/// A failure as one line that the configuration's ErrorMap can recognize: its name between colons,
/// and what the engine says of it.
final class ErrorNames {
  private ErrorNames() {}

  static String line(TlsException failure) {
    return ":" + name(failure) + ": " + failure.getMessage();
  }

  private static String name(TlsException failure) {
    return switch (failure) {
      case PeerViolation violation -> violation.violation().name();
      case PeerIncompatible incompatible -> incompatible.reason().name();
      case UntrustedPeer untrusted -> "UNTRUSTED:" + untrusted.reason();
      case PeerRejected rejected -> "ALERT:" + rejected.alert();
      case Malformed malformed -> "MALFORMED:" + malformed.alert();
      case Truncated _ -> "TRUNCATED";
      case LocalFault _ -> "LOCAL_FAULT";
    };
  }
}
