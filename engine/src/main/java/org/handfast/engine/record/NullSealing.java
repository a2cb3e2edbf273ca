package org.handfast.engine.record;

import org.handfast.protocol.registry.ContentType;

/// Makes TLS 1.2's GenericStreamCipher without a cipher (RFC 5246 6.2.3.1): `content ‖ MAC`.
final class NullSealing implements Tls12Sealing {
  private final RecordMac mac;

  NullSealing(RecordMac mac) {
    this.mac = mac;
  }

  @Override
  public int seal(ContentType type, byte[] in, int from, int to, int padding, byte[] out, int at) {
    int record = recordLength(to - from);
    RecordHeader.write(type, RecordHeader.LEGACY_VERSION, record - RecordHeader.LENGTH, out, at);
    System.arraycopy(in, from, out, at + RecordHeader.LENGTH, to - from);
    mac.write(type, in, from, to, out, at + record - mac.length());
    mac.advance();
    return record;
  }

  @Override
  public int recordLength(int content) {
    return RecordHeader.LENGTH + content + mac.length();
  }

  @Override
  public long records() {
    return mac.records();
  }

  @Override
  public void wipe() {
    mac.wipe();
  }
}
