package org.handfast.cli.connect;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handfast.pki.CertificateNames;
import org.handfast.pki.IpAddress;

/// What a person wants to know of a certificate.
///
/// @param names the DNS names and IP addresses it was issued for
/// @param key kind and size, such as `EC 256`
/// @param daysLeft whole days until it expires; negative afterwards
/// @param sha256 of its DER, in hexadecimal digits
record CertificateFacts(
    String subject,
    String issuer,
    List<String> names,
    String key,
    Instant notBefore,
    Instant notAfter,
    long daysLeft,
    String sha256) {
  CertificateFacts {
    names = List.copyOf(names);
  }

  static CertificateFacts of(X509Certificate certificate, Instant now) {
    Instant end = certificate.getNotAfter().toInstant();
    return new CertificateFacts(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        names(certificate),
        key(certificate),
        certificate.getNotBefore().toInstant(),
        end,
        Math.floorDiv(Duration.between(now, end).toSeconds(), Duration.ofDays(1).toSeconds()),
        fingerprint(certificate));
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("subject", subject);
    map.put("issuer", issuer);
    map.put("names", names);
    map.put("key", key);
    map.put("notBefore", notBefore.toString());
    map.put("notAfter", notAfter.toString());
    map.put("daysLeft", daysLeft);
    map.put("sha256", sha256);
    return map;
  }

  private static List<String> names(X509Certificate certificate) {
    CertificateNames names = CertificateNames.of(certificate);
    return Stream.concat(
            names.dnsNames().stream(), names.addresses().stream().map(IpAddress::toString))
        .toList();
  }

  private static String key(X509Certificate certificate) {
    return switch (certificate.getPublicKey()) {
      case RSAKey rsa -> "RSA " + rsa.getModulus().bitLength();
      case ECKey ec -> "EC " + ec.getParams().getOrder().bitLength();
      case PublicKey other -> other.getAlgorithm();
    };
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
