package org.handfast.interop.bogo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.Negotiated;
import org.handfast.engine.failure.TlsException;

/// What a client writes before the handshake is done.
///
/// @param after the type of the handshake message that has to come first; 0 for none
record EarlyWrite(Wire wire, String text, boolean unfinished, int times, int after) {
  private static final int SERVER_HELLO = 2;

  static EarlyWrite of(Section flags, Wire wire) {
    return new EarlyWrite(
        wire,
        flags.text("-shim-initial-write").orElse("hello"),
        flags.has("-read-with-unfinished-write"),
        flags.has("-shim-writes-first") ? flags.number("-repeat-shim-initial-write").orElse(1) : 0,
        flags.number("-early-write-after-message").orElse(0));
  }

  /// Sends the client's hello, and what may follow it.
  ///
  /// @return whether all was written
  boolean perform() throws IOException, TlsException {
    wire.begin();
    if (wire.connection().earlyData().status() != EarlyDataStatus.OFFERED) {
      return false;
    }
    if (unfinished) {
      wire.writeEarlyOneByteOf(text.getBytes(ISO_8859_1));
      return true;
    }
    if (times == 0) {
      return false;
    }
    while (!hasCome()) {
      wire.receive();
    }
    for (int i = 0; i < times; i++) {
      wire.writeEarly(text.getBytes(ISO_8859_1));
    }
    return true;
  }

  private boolean hasCome() {
    Negotiated negotiated = wire.connection().negotiated();
    return after == 0
        || (after == SERVER_HELLO
            ? negotiated.suite().isPresent()
            : negotiated.earlyData() != EarlyDataStatus.OFFERED);
  }
}
