package org.handfast.protocol.registry;

import java.util.Optional;

/// Whether a KeyUpdate wants one in return, RFC 9846 4.7.3. The set is closed: any other value is
/// illegal.
public enum KeyUpdateRequest {
  /// The sender changed its keys and that is all.
  UPDATE_NOT_REQUESTED(0),
  /// The receiver is to change its sending keys too.
  UPDATE_REQUESTED(1);

  private final int code;

  KeyUpdateRequest(int code) {
    this.code = code;
  }

  /// The request with this code, if there is one.
  public static Optional<KeyUpdateRequest> of(int code) {
    return switch (code) {
      case 0 -> Optional.of(UPDATE_NOT_REQUESTED);
      case 1 -> Optional.of(UPDATE_REQUESTED);
      default -> Optional.empty();
    };
  }

  /// The code on the wire.
  public int code() {
    return code;
  }
}
