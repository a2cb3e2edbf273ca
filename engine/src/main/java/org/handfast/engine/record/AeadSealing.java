package org.handfast.engine.record;

import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.protocol.registry.ContentType;

/// Makes TLS 1.2's GenericAEADCipher (RFC 5246 6.2.3.3): GCM with eight bytes of the nonce in the
/// record (RFC 5288 3), ChaCha20-Poly1305 without any (RFC 7905 2).
final class AeadSealing implements Tls12Sealing {
  private static final byte[] NO_TAIL = {};

  private final AeadAlgorithm.Sealer sealer;
  private final ExplicitNonce nonce;
  private final long recordLimit;
  private final NumberedHeader header = new NumberedHeader();

  private AeadSealing(AeadAlgorithm aead, DirectionKeys keys, ExplicitNonce nonce) {
    this.sealer = keys.key().use(aead::sealer);
    this.recordLimit = aead.aead().recordLimit();
    this.nonce = nonce;
  }

  static AeadSealing gcm(AeadAlgorithm aead, DirectionKeys keys) {
    return new AeadSealing(aead, keys, ExplicitNonce.gcm(keys));
  }

  static AeadSealing chaCha20(AeadAlgorithm aead, DirectionKeys keys) {
    return new AeadSealing(aead, keys, ExplicitNonce.chaCha20(keys));
  }

  @Override
  public int seal(ContentType type, byte[] in, int from, int to, int padding, byte[] out, int at) {
    int record = recordLength(to - from);
    RecordHeader.write(type, RecordHeader.LEGACY_VERSION, record - RecordHeader.LENGTH, out, at);
    int fragment = at + RecordHeader.LENGTH;
    byte[] current = nonce.send(out, fragment);
    byte[] additional = header.current(type, to - from);
    sealer.seal(current, additional, in, from, to, NO_TAIL, out, fragment + nonce.sent());
    nonce.advance();
    header.advance();
    return record;
  }

  @Override
  public int recordLength(int content) {
    return RecordHeader.LENGTH + nonce.sent() + content + Aead.TAG_LENGTH;
  }

  @Override
  public long recordLimit() {
    return recordLimit;
  }

  @Override
  public long records() {
    return header.sequence();
  }

  @Override
  public void wipe() {
    header.wipe();
    nonce.wipe();
    sealer.wipe();
  }
}
