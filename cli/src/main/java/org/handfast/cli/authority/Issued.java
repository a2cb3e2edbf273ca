package org.handfast.cli.authority;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.handfast.cli.terminal.PrivateFiles;
import org.handfast.pki.Identity;
import org.handfast.pki.PkiException;

/// A certificate and its key, as two PEM files keep them.
record Issued(X509Certificate certificate, PrivateKey key) {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  static Issued read(Path certificate, Path key) throws IOException, GeneralSecurityException {
    byte[] der =
        Base64.getMimeDecoder()
            .decode(
                Files.readString(key, StandardCharsets.US_ASCII).replaceAll("-----.*-----", ""));
    X509Certificate own =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate)));
    return new Issued(
        own,
        KeyFactory.getInstance(own.getPublicKey().getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(der)));
  }

  /// Both as the other modules take them.
  Identity identity() throws GeneralSecurityException {
    try {
      return Identity.of(List.of(certificate), key);
    } catch (PkiException e) {
      throw new GeneralSecurityException(e.getMessage(), e);
    }
  }

  /// Writes the key first: a certificate without its key would be taken for a whole pair.
  void write(Path certificateFile, Path keyFile) throws IOException, GeneralSecurityException {
    PrivateFiles.write(keyFile, pem("PRIVATE KEY", key.getEncoded()));
    PrivateFiles.write(certificateFile, pem("CERTIFICATE", certificate.getEncoded()));
  }

  /// Whether it is valid at `time`.
  boolean isValidAt(Instant time) {
    return !time.isBefore(certificate.getNotBefore().toInstant())
        && time.isBefore(certificate.getNotAfter().toInstant());
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, LINES.encodeToString(der), label);
  }
}
