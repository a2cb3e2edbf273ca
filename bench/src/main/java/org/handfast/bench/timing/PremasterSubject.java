package org.handfast.bench.timing;

import java.security.GeneralSecurityException;
import java.util.List;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.server.tls12.Premaster;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.jca.JcaRsaDecryption;
import org.handfast.jca.Providers;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;

/// The server opening a premaster secret, the RSA operation included.
final class PremasterSubject implements Subject {
  private final PremasterBlocks blocks = new PremasterBlocks();
  private final CryptoProvider crypto = JcaCryptoProvider.jdkOnly();
  private final RsaDecryption key;

  PremasterSubject() {
    try {
      key =
          JcaRsaDecryption.of(
              blocks.pair().getPrivate(), blocks.pair().getPublic(), Providers.jdkOnly());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String name() {
    return "premaster secret";
  }

  @Override
  public List<String> classes() {
    return PremasterBlocks.MALFORMED;
  }

  @Override
  public Operation good() {
    return opening(blocks.good());
  }

  @Override
  public Operation failing(int way) {
    return opening(blocks.malformed(way));
  }

  private Operation opening(byte[] encrypted) {
    Bytes ciphertext = Bytes.owning(encrypted);
    return () -> {
      try (SecretScope scope = SecretScope.open()) {
        return Premaster.open(key, ciphertext, ProtocolVersion.TLS_1_2, crypto.random(), scope)
            .length();
      }
    };
  }
}
