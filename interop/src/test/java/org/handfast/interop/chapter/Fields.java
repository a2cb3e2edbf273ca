package org.handfast.interop.chapter;

/// Reads the fields of a structure one after the other (RFC 5246 4).
final class Fields {
  private final Octets octets;
  private int next;

  Fields(Octets octets) {
    this.octets = octets;
  }

  boolean isAtEnd() {
    return next == octets.length();
  }

  int left() {
    return octets.length() - next;
  }

  /// A number of so many octets, 3 at most.
  int number(int length) {
    int number = 0;
    for (int i = 0; i < length; i++) {
      number = number << 8 | octets.at(next++);
    }
    return number;
  }

  Octets take(int length) {
    next += length;
    return octets.slice(next - length, next);
  }

  /// The content of a vector whose length is told in `prefix` octets.
  Octets vector(int prefix) {
    return take(number(prefix));
  }

  Octets rest() {
    return take(left());
  }
}
