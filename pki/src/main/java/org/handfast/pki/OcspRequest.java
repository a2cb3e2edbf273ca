package org.handfast.pki;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import org.handfast.protocol.wire.Bytes;

/// The question about one certificate that a responder answers (RFC 6960 4.1.1), as plain as RFC
/// 5019 2.1 has it: not signed, without extensions, by SHA-1, which is a name here and no proof.
final class OcspRequest {
  private static final Bytes SHA_1 =
      Der.element(
          Der.SEQUENCE,
          Der.element(Der.OBJECT_IDENTIFIER, Bytes.fromHex("2b0e03021a")),
          Der.element(Der.NULL));

  private OcspRequest() {}

  /// The request in DER.
  static Bytes about(X509Certificate certificate, X509Certificate issuer) {
    Bytes identifier =
        Der.element(
            Der.SEQUENCE,
            SHA_1,
            Der.element(Der.OCTET_STRING, sha1(certificate.getIssuerX500Principal().getEncoded())),
            Der.element(Der.OCTET_STRING, sha1(keyBits(issuer.getPublicKey()).toArray())),
            Der.element(Der.INTEGER, Bytes.owning(certificate.getSerialNumber().toByteArray())));
    Bytes request = Der.element(Der.SEQUENCE, identifier);
    Bytes list = Der.element(Der.SEQUENCE, request);
    Bytes unsigned = Der.element(Der.SEQUENCE, list);
    return Der.element(Der.SEQUENCE, unsigned);
  }

  // The bits of a SubjectPublicKeyInfo, without the octet that says how many are unused.
  private static Bytes keyBits(PublicKey key) {
    Der info = Der.reader(Der.reader(RawKey.encoded(key)).next(Der.SEQUENCE).orElseThrow());
    Bytes _ = info.next(Der.SEQUENCE).orElseThrow();
    return info.next(Der.BIT_STRING).orElseThrow().slice(1);
  }

  private static Bytes sha1(byte[] content) {
    try {
      return Bytes.owning(MessageDigest.getInstance("SHA-1").digest(content));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this JDK has no SHA-1", impossible);
    }
  }
}
