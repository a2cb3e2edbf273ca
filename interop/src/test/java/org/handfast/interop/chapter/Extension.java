package org.handfast.interop.chapter;

import java.util.ArrayList;
import java.util.List;

/// An extension of a hello (RFC 5246 7.4.1.4). A hello may end before the list of them begins.
record Extension(int type, Octets data) {
  static final int ENCRYPT_THEN_MAC = 22;
  static final int EXTENDED_MASTER_SECRET = 23;
  static final int SESSION_TICKET = 35;
  static final int SUPPORTED_VERSIONS = 43;

  static List<Extension> all(Fields fields) {
    List<Extension> extensions = new ArrayList<>();
    if (fields.isAtEnd()) {
      return extensions;
    }
    Fields list = new Fields(fields.vector(2));
    while (!list.isAtEnd()) {
      extensions.add(new Extension(list.number(2), list.vector(2)));
    }
    return extensions;
  }

  static Octets encoded(List<Extension> extensions) {
    return Octets.ofVector(2, Octets.joined(extensions.stream().map(Extension::encoded).toList()));
  }

  private Octets encoded() {
    return Octets.joined(Octets.ofNumber(2, type), Octets.ofVector(2, data));
  }
}
