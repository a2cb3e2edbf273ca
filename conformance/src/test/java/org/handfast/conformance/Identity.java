package org.handfast.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.testing.JdkKeyTransport;
import org.handfast.engine.testing.JdkSignatures;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.wire.Bytes;

/// A key pair and the certificate that it has signed for itself.
record Identity(X509Certificate certificate, KeyPair keys) {
  static final Identity SERVER = issue("server", "EC", 256, "SHA256withECDSA");
  static final Identity CLIENT = issue("client", "EC", 384, "SHA384withECDSA");
  static final Identity RSA = issue("rsa", "RSA", 2048, "SHA256withRSA");
  static final Identity ED25519 = issue("ed25519", "Ed25519", 0, "Ed25519");

  /// Decrypts premaster secrets, and does nothing else.
  static final Identity KEY_TRANSPORT = issue("key-transport", "RSA", 2048, "SHA256withRSA");

  /// Believes any certificate that can be read: the engine is under test, and not the path check.
  static final PeerVerifier TRUST =
      presented -> {
        List<X509Certificate> chain = new ArrayList<>();
        for (Bytes der : presented.certificates()) {
          chain.add(parse(der));
        }
        return new VerifiedPeer(chain);
      };

  /// One of the same kind with another key.
  static Identity another(Identity identity) {
    boolean client = identity.equals(CLIENT);
    return issue(
        "another", "EC", client ? 384 : 256, client ? "SHA384withECDSA" : "SHA256withECDSA");
  }

  Credential credential() {
    return new Credential(List.of(der()), JdkSignatures.signer(keys.getPrivate()));
  }

  /// Presents this identity where its key fits the request.
  CredentialSource source() {
    Credential credential = credential();
    return request ->
        request.isMetBy(credential.signer()) ? Optional.of(credential) : Optional.empty();
  }

  /// The same for RSA key transport.
  KeyTransportCredential keyTransport() {
    return new KeyTransportCredential(
        List.of(der()), JdkKeyTransport.decryption((RSAPrivateKey) keys.getPrivate()));
  }

  Bytes der() {
    try {
      return Bytes.owning(certificate.getEncoded());
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate parse(Bytes der) throws UntrustedPeer {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der.toArray()));
    } catch (CertificateException e) {
      throw new UntrustedPeer(UntrustedPeer.Reason.MALFORMED, "", e);
    }
  }

  private static Identity issue(String name, String algorithm, int size, String signature) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (size > 0) {
        generator.initialize(size);
      }
      KeyPair keys = generator.generateKeyPair();
      X500Principal subject = new X500Principal("CN=" + name + ".example");
      Instant now = Instant.now();
      byte[] der =
          new JcaX509v3CertificateBuilder(
                  subject,
                  BigInteger.ONE,
                  Date.from(now.minus(Duration.ofDays(1))),
                  Date.from(now.plus(Duration.ofDays(1))),
                  subject,
                  keys.getPublic())
              .build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()))
              .getEncoded();
      return new Identity(parse(Bytes.owning(der)), keys);
    } catch (GeneralSecurityException | OperatorCreationException | IOException | UntrustedPeer e) {
      throw new IllegalStateException(e);
    }
  }
}
