package org.handfast.jca;

import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.protocol.wire.Bytes;

/// A key exchange whose shares have fixed lengths, so that two of them can stand side by side.
interface SizedKeyExchange extends KeyExchange {
  int clientShareLength();

  int serverShareLength();

  static void requireLength(Bytes share, int length) throws InvalidShareException {
    if (share.length() != length) {
      throw new InvalidShareException(
          "a share of " + share.length() + " bytes instead of " + length);
    }
  }
}
