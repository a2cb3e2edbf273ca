package org.handfast.interop.bogo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.jcajce.provider.asymmetric.x509.CertificateFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.handfast.protocol.wire.Bytes;

/// The runner's certificates and keys. Its end entities have no subject, and a subject alternative
/// name that is not critical: BouncyCastle reads them, the JDK and so `pki` do not.
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN [^-]*-----([^-]*)-----END [^-]*-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "ML-DSA");

  private Pem() {}

  static List<X509Certificate> certificates(String file) throws IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] der : blocks(file)) {
      certificates.add(certificate(Bytes.owning(der)));
    }
    return certificates;
  }

  static X509Certificate certificate(Bytes der) throws IOException {
    try {
      var in = new ByteArrayInputStream(der.toArray());
      if (new CertificateFactory().engineGenerateCertificate(in) instanceof X509Certificate parsed
          && in.available() == 0) {
        return parsed;
      }
      throw new IOException("no certificate, or more than one");
    } catch (CertificateException e) {
      throw new IOException(e);
    }
  }

  static PrivateKey key(String file) throws IOException {
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(blocks(file).getFirst());
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(expanded(info).getEncoded());
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (GeneralSecurityException _) {
        // It is one of the next kind.
      }
    }
    throw new Unimplemented("a key of " + info.getPrivateKeyAlgorithm().getAlgorithm());
  }

  /// The public key of a private one, as a SubjectPublicKeyInfo.
  static Bytes publicKeyOf(String file) throws IOException {
    AsymmetricKeyParameter key =
        PrivateKeyFactory.createKey(PrivateKeyInfo.getInstance(blocks(file).getFirst()));
    AsymmetricKeyParameter known =
        switch (key) {
          case RSAPrivateCrtKeyParameters rsa ->
              new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
          case ECPrivateKeyParameters ec ->
              new ECPublicKeyParameters(
                  new FixedPointCombMultiplier()
                      .multiply(ec.getParameters().getG(), ec.getD())
                      .normalize(),
                  ec.getParameters());
          case Ed25519PrivateKeyParameters ed -> ed.generatePublicKey();
          default -> throw new Unimplemented("a raw public key of " + key.getClass());
        };
    return Bytes.owning(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(known).getEncoded());
  }

  static PublicKey publicKey(Bytes subjectPublicKeyInfo) throws IOException {
    X509EncodedKeySpec encoded = new X509EncodedKeySpec(subjectPublicKeyInfo.toArray());
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePublic(encoded);
      } catch (GeneralSecurityException _) {
        // It is one of the next kind.
      }
    }
    throw new IOException("no public key");
  }

  // An ML-DSA key may be no more than the seed that it was made from, and the JDK wants all of it.
  private static PrivateKeyInfo expanded(PrivateKeyInfo info) throws IOException {
    if (!info.getPrivateKeyAlgorithm().getAlgorithm().on(NISTObjectIdentifiers.sigAlgs)) {
      return info;
    }
    return PrivateKeyFactory.createKey(info) instanceof MLDSAPrivateKeyParameters key
        ? new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), new DEROctetString(key.getEncoded()))
        : info;
  }

  private static List<byte[]> blocks(String file) throws IOException {
    List<byte[]> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(Path.of(file), ISO_8859_1));
    while (matcher.find()) {
      blocks.add(Base64.getMimeDecoder().decode(matcher.group(1)));
    }
    return blocks;
  }
}
