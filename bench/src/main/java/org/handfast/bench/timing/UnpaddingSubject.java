package org.handfast.bench.timing;

import java.util.List;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.server.tls12.Premaster;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;

/// The same without the RSA operation, which takes a thousand times as long and hides what comes
/// after it: the blocks are there already.
final class UnpaddingSubject implements Subject {
  private final PremasterBlocks blocks = new PremasterBlocks();
  private final Bytes modulus = blocks.modulus();
  private final Bytes ciphertext = blocks.ciphertext();
  private final CryptoProvider crypto = JcaCryptoProvider.jdkOnly();

  @Override
  public String name() {
    return "unpadding alone";
  }

  @Override
  public List<String> classes() {
    return PremasterBlocks.MALFORMED;
  }

  @Override
  public Operation good() {
    return opening(blocks.goodBlock());
  }

  @Override
  public Operation failing(int way) {
    return opening(blocks.malformedBlock(way));
  }

  private Operation opening(byte[] block) {
    RsaDecryption key = new Opened(modulus, block);
    return () -> {
      try (SecretScope scope = SecretScope.open()) {
        return Premaster.open(key, ciphertext, ProtocolVersion.TLS_1_2, crypto.random(), scope)
            .length();
      }
    };
  }

  private static final class Opened implements RsaDecryption {
    private final Bytes modulus;
    private final byte[] block;

    Opened(Bytes modulus, byte[] block) {
      this.modulus = modulus;
      this.block = block;
    }

    @Override
    public Bytes modulus() {
      return modulus;
    }

    @Override
    public byte[] decrypt(byte[] ciphertext) {
      return block;
    }
  }
}
