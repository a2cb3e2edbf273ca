package org.handfast.jca;

import java.io.IOException;
import java.security.spec.RSAPublicKeySpec;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.handfast.protocol.wire.Bytes;

/// SubjectPublicKeyInfo of RSA keys that the JDK would not make.
final class RsaEncoding {
  private RsaEncoding() {}

  static Bytes of(RSAPublicKeySpec numbers) throws IOException {
    var identifier = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
    var key = new RSAPublicKey(numbers.getModulus(), numbers.getPublicExponent());
    return Bytes.owning(new SubjectPublicKeyInfo(identifier, key).getEncoded());
  }
}
