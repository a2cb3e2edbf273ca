package org.handfast.engine.record;

import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.engine.schedule.tls12.Tls12Cipher;
import org.handfast.protocol.registry.ContentType;

/// Makes a block cipher's record as RFC 5246 6.2.3.2 has it, with the MAC inside: `IV ‖ ENC(content
/// ‖ MAC ‖ padding ‖ padding_length)`.
final class MacThenEncryptSealing implements Tls12Sealing {
  private final BlockSealer blocks;
  private final RecordMac mac;

  MacThenEncryptSealing(Tls12Cipher.Block cipher, DirectionKeys keys) {
    this.blocks = new BlockSealer(cipher, keys);
    this.mac = new RecordMac(cipher.mac(), keys);
  }

  @Override
  public int seal(ContentType type, byte[] in, int from, int to, int padding, byte[] out, int at) {
    int record = recordLength(to - from);
    int length = to - from + mac.length();
    RecordHeader.write(type, RecordHeader.LEGACY_VERSION, record - RecordHeader.LENGTH, out, at);
    byte[] plaintext = Scratch.take();
    System.arraycopy(in, from, plaintext, 0, to - from);
    mac.write(type, in, from, to, plaintext, to - from);
    blocks.seal(plaintext, length, out, at + RecordHeader.LENGTH);
    Scratch.give(plaintext, record);
    mac.advance();
    return record;
  }

  @Override
  public int recordLength(int content) {
    return RecordHeader.LENGTH + BlockSealer.length(content + mac.length());
  }

  @Override
  public long records() {
    return mac.records();
  }

  @Override
  public void wipe() {
    blocks.wipe();
    mac.wipe();
  }
}
