package org.handfast.engine.record;

import org.handfast.engine.crypto.AeadAlgorithm;

/// Opens TLS 1.2's GenericStreamCipher without a cipher (RFC 5246 6.2.3.1): `content ‖ MAC`, for
/// everybody to read.
final class NullOpening implements Tls12Opening {
  private final RecordMac mac;

  NullOpening(RecordMac mac) {
    this.mac = mac;
  }

  @Override
  public int room(int fragment) {
    return Math.max(NO_ROOM, fragment - mac.length());
  }

  @Override
  public int open(byte[] in, int from, int to, byte[] out, int at) {
    int content = room(to - from);
    if (!mac.confirms(in[from - RecordHeader.LENGTH], in, from, from + content)) {
      return AeadAlgorithm.FORGED;
    }
    System.arraycopy(in, from, out, at, content);
    return content;
  }

  @Override
  public void accept() {
    mac.advance();
  }

  @Override
  public void wipe() {
    mac.wipe();
  }
}
