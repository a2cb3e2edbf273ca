package org.handfast.lab.almost;

import java.util.Arrays;
import java.util.Optional;

/// What a record holds: the first byte of its header, never encrypted.
public enum RecordType {
  /// A handshake message.
  HANDSHAKE(1),
  /// Data of the application.
  DATA(2),
  /// The end of this direction.
  CLOSE(3);

  private final int code;

  RecordType(int code) {
    this.code = code;
  }

  /// As on the wire.
  public int code() {
    return code;
  }

  /// In words.
  public String title() {
    return switch (this) {
      case HANDSHAKE -> "handshake";
      case DATA -> "data";
      case CLOSE -> "close";
    };
  }

  /// The type with this code.
  public static Optional<RecordType> of(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }
}
