package org.handfast.engine.schedule;

import org.handfast.engine.crypto.ExternalPskKind;

/// Where a pre-shared key comes from. Each kind has a label of its own in the key schedule, so that
/// a key of one kind never proves one of another (RFC 9846 7.1, RFC 9258 5.2).
public enum BinderKind {
  /// A ticket of an earlier connection.
  RESUMPTION("res binder"),
  /// A key agreed on elsewhere, used as it is.
  EXTERNAL("ext binder"),
  /// A key agreed on elsewhere, imported for one protocol and one hash function.
  IMPORTED("imp binder");

  private final String label;

  BinderKind(String label) {
    this.label = label;
  }

  /// The kind that proves an external key.
  public static BinderKind of(ExternalPskKind kind) {
    return switch (kind) {
      case PLAIN -> EXTERNAL;
      case IMPORTED -> IMPORTED;
    };
  }

  String label() {
    return label;
  }
}
