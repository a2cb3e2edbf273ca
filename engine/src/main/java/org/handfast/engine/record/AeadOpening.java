package org.handfast.engine.record;

import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.schedule.tls12.DirectionKeys;

/// Opens TLS 1.2's GenericAEADCipher (RFC 5246 6.2.3.3): GCM takes eight bytes of the nonce from
/// the record (RFC 5288 3), ChaCha20-Poly1305 takes all of it from the record's number (RFC 7905
/// 2).
final class AeadOpening implements Tls12Opening {
  private final AeadAlgorithm.Opener opener;
  private final ExplicitNonce nonce;
  private final NumberedHeader header = new NumberedHeader();

  private AeadOpening(AeadAlgorithm.Opener opener, ExplicitNonce nonce) {
    this.opener = opener;
    this.nonce = nonce;
  }

  static AeadOpening gcm(AeadAlgorithm aead, DirectionKeys keys) {
    return new AeadOpening(keys.key().use(aead::opener), ExplicitNonce.gcm(keys));
  }

  static AeadOpening chaCha20(AeadAlgorithm aead, DirectionKeys keys) {
    return new AeadOpening(keys.key().use(aead::opener), ExplicitNonce.chaCha20(keys));
  }

  @Override
  public int room(int fragment) {
    return Math.max(NO_ROOM, fragment - nonce.sent() - Aead.TAG_LENGTH);
  }

  @Override
  public int open(byte[] in, int from, int to, byte[] out, int at) {
    byte[] additional = header.current(in[from - RecordHeader.LENGTH], room(to - from));
    return opener.open(nonce.received(in, from), additional, in, from + nonce.sent(), to, out, at);
  }

  @Override
  public void accept() {
    header.advance();
    nonce.advance();
  }

  @Override
  public void wipe() {
    header.wipe();
    nonce.wipe();
    opener.wipe();
  }
}
