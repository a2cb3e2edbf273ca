package org.handfast.jca;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import org.handfast.engine.crypto.KeyTransport;
import org.handfast.engine.secret.Secret;
import org.handfast.protocol.wire.Bytes;

/// RSAES-PKCS1-v1_5 of RFC 8017 7.2.1 on `javax.crypto.Cipher`. Encrypting this way is sound; it is
/// decrypting that has to be careful.
final class JcaKeyTransport implements KeyTransport {
  private final VerificationKeys keys;
  private final SecureRandom random;

  JcaKeyTransport(Providers providers, SecureRandom random) {
    this.keys = new VerificationKeys(providers);
    this.random = random;
  }

  @Override
  public Bytes encrypt(PublicKey publicKey, Secret premaster) throws InvalidKeyException {
    VerificationKey key =
        usable(publicKey)
            .orElseThrow(() -> new InvalidKeyException("no sound RSA key of 2048 to 8192 bits"));
    return Bytes.owning(premaster.use(bytes -> encrypt(key, bytes, random)));
  }

  private Optional<VerificationKey> usable(PublicKey publicKey) {
    return Optional.ofNullable(publicKey.getEncoded())
        .filter(encoded -> KeyKind.of(encoded).filter(kind -> kind == KeyKind.RSA).isPresent())
        .flatMap(encoded -> keys.find(encoded, KeyKind.RSA, Primitive.RSA_ENCRYPTION));
  }

  static byte[] encrypt(VerificationKey key, byte[] content, SecureRandom random) {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding", key.provider());
      cipher.init(Cipher.ENCRYPT_MODE, key.key(), random);
      return cipher.doFinal(content);
    } catch (GeneralSecurityException failure) {
      throw new ProviderException("RSA encryption failed", failure);
    }
  }
}
