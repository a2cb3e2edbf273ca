package org.handfast.engine.config;

import java.util.Optional;

/// Whether a server serves the name a client asks for (RFC 6066 3).
@FunctionalInterface
public interface ServerNames {
  /// Serves any name, and clients that send none.
  ServerNames ANY = _ -> Recognition.ACCEPTED;

  /// Judges the requested host name; empty if the client sent none.
  Recognition recognize(Optional<String> requested);

  /// The verdict.
  enum Recognition {
    /// Served, and acknowledged.
    ACCEPTED,
    /// Served with the default identity, and not acknowledged.
    IGNORED,
    /// Refused with unrecognized_name.
    REFUSED
  }
}
