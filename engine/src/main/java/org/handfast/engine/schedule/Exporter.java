package org.handfast.engine.schedule;

import java.nio.charset.StandardCharsets;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.protocol.wire.Bytes;

/// Keying material for other protocols (RFC 5705): only the two ends of the connection can compute
/// it, and what it was made for is part of it.
public interface Exporter {
  /// The longest label in bytes: what an HkdfLabel holds, less the prefix "tls13 " (RFC 9846 7.1).
  int LONGEST_LABEL = 255 - 6;

  /// The value for a label and no context, in an array that belongs to the caller.
  ///
  /// @param label in UTF-8, which for the registered ones is ASCII (RFC 5705 4)
  /// @param length in bytes, at most 255 times the hash's (RFC 5869 2.3)
  /// @throws IllegalArgumentException if the label or the length is out of range
  /// @throws IllegalStateException if the secret has ended
  byte[] export(String label, int length);

  /// The value for a label and a context. Whether an empty context is the same as none, the version
  /// of TLS decides (RFC 5705 4, RFC 9846 7.5).
  byte[] export(String label, Bytes context, int length);

  /// Holds what is asked for to the bounds that all versions have.
  ///
  /// @param shortestLabel in bytes; what there is no need for in TLS 1.2, TLS 1.3 cannot do without
  /// @throws IllegalArgumentException if the label or the length is out of range
  static void requireInRange(String label, int shortestLabel, int length, HashFunction hash) {
    int labelLength = label.getBytes(StandardCharsets.UTF_8).length;
    requireWithin("the label's length", labelLength, shortestLabel, LONGEST_LABEL);
    requireWithin("the length", length, 1, 255 * hash.algorithm().length());
  }

  private static void requireWithin(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " must be between " + least + " and " + most + " bytes, and not " + value);
    }
  }
}
