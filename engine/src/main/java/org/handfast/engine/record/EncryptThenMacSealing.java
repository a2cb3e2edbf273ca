package org.handfast.engine.record;

import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.engine.schedule.tls12.Tls12Cipher;
import org.handfast.protocol.registry.ContentType;

/// Makes a block cipher's record under encrypt-then-MAC (RFC 7366 3): `IV ‖ ENC(content ‖ padding ‖
/// padding_length) ‖ MAC of all before`.
final class EncryptThenMacSealing implements Tls12Sealing {
  private final BlockSealer blocks;
  private final RecordMac mac;

  EncryptThenMacSealing(Tls12Cipher.Block cipher, DirectionKeys keys) {
    this.blocks = new BlockSealer(cipher, keys);
    this.mac = new RecordMac(cipher.mac(), keys);
  }

  @Override
  public int seal(ContentType type, byte[] in, int from, int to, int padding, byte[] out, int at) {
    int record = recordLength(to - from);
    RecordHeader.write(type, RecordHeader.LEGACY_VERSION, record - RecordHeader.LENGTH, out, at);
    int fragment = at + RecordHeader.LENGTH;
    byte[] plaintext = Scratch.take();
    System.arraycopy(in, from, plaintext, 0, to - from);
    int end = fragment + blocks.seal(plaintext, to - from, out, fragment);
    Scratch.give(plaintext, record);
    mac.write(type, out, fragment, end, out, end);
    mac.advance();
    return record;
  }

  @Override
  public int recordLength(int content) {
    return RecordHeader.LENGTH + BlockSealer.length(content) + mac.length();
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
