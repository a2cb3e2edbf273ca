package org.handfast.interop.chapter;

import java.util.Optional;

/// An alert (RFC 5246 7.2).
record Alert(int level, int description) {
  static final int WARNING = 1;
  static final int FATAL = 2;

  static final int CLOSE_NOTIFY = 0;
  static final int BAD_RECORD_MAC = 20;
  static final int ILLEGAL_PARAMETER = 47;
  static final int DECRYPT_ERROR = 51;

  static Alert of(Octets data) {
    Fields fields = new Fields(data);
    return new Alert(fields.number(1), fields.number(1));
  }

  static Alert fatal(int description) {
    return new Alert(FATAL, description);
  }

  /// The alert that one end has sent without protection, if it has.
  static Optional<Alert> inClear(Octets stream) {
    for (WireRecord each : WireRecord.all(stream)) {
      if (each.type() == WireRecord.ALERT && each.fragment().length() == 2) {
        return Optional.of(of(each.fragment()));
      }
    }
    return Optional.empty();
  }
}
