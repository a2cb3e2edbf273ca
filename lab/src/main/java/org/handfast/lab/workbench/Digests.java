package org.handfast.lab.workbench;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.protocol.wire.Bytes;

/// The JDK's hashes, over the parts of a message one behind the other.
final class Digests {
  private Digests() {}

  static Bytes sha256(Bytes... parts) {
    return hash("SHA-256", parts);
  }

  static Bytes md5(Bytes... parts) {
    return hash("MD5", parts);
  }

  static Bytes hmacSha256(Bytes key, Bytes... parts) {
    return hmac("HmacSHA256", key, parts);
  }

  static Bytes hmacMd5(Bytes key, Bytes... parts) {
    return hmac("HmacMD5", key, parts);
  }

  private static Bytes hash(String algorithm, Bytes... parts) {
    try {
      return Bytes.owning(
          MessageDigest.getInstance(algorithm).digest(Bytes.concat(parts).toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Bytes hmac(String algorithm, Bytes key, Bytes... parts) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.toArray(), algorithm));
      return Bytes.owning(mac.doFinal(Bytes.concat(parts).toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
