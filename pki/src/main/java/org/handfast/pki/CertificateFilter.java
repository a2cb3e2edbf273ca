package org.handfast.pki;

import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.handfast.protocol.extension.OidFilter;
import org.handfast.protocol.wire.Bytes;

/// The matching rules that RFC 9846 4.3.5 has for a server's filters: one for Key Usage, one for
/// Extended Key Usage. A filter for any other extension is passed by every certificate.
final class CertificateFilter {
  private static final Bytes KEY_USAGE = Bytes.fromHex("0603551d0f");
  private static final Bytes EXTENDED_KEY_USAGE = Bytes.fromHex("0603551d25");

  private CertificateFilter() {}

  static boolean passes(X509Certificate certificate, OidFilter filter) {
    if (filter.identifier().equals(KEY_USAGE)) {
      return hasUsages(certificate, filter.values());
    }
    return !filter.identifier().equals(EXTENDED_KEY_USAGE)
        || hasPurposes(certificate, filter.values());
  }

  private static boolean hasUsages(X509Certificate certificate, Bytes values) {
    boolean[] usages = certificate.getKeyUsage();
    if (usages == null || values.isEmpty()) {
      return usages != null;
    }
    Optional<Bytes> bits = Der.reader(values).next(Der.BIT_STRING);
    if (bits.isEmpty() || bits.get().isEmpty()) {
      return false;
    }
    for (int i = 0; i < 8 * (bits.get().length() - 1); i++) {
      boolean wanted = (bits.get().at(1 + i / 8) >> (7 - i % 8) & 1) == 1;
      if (wanted && (i >= usages.length || !usages[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasPurposes(X509Certificate certificate, Bytes values) {
    Optional<Bytes> extension = Extension.in(certificate, "2.5.29.37");
    if (extension.isEmpty() || values.isEmpty()) {
      return extension.isPresent();
    }
    Optional<Set<Bytes>> wanted = identifiers(values);
    Optional<Set<Bytes>> present = identifiers(extension.get());
    return wanted.isPresent() && present.isPresent() && present.get().containsAll(wanted.get());
  }

  private static Optional<Set<Bytes>> identifiers(Bytes sequence) {
    return Der.reader(sequence).next(Der.SEQUENCE).flatMap(CertificateFilter::each);
  }

  private static Optional<Set<Bytes>> each(Bytes content) {
    Der in = Der.reader(content);
    Set<Bytes> identifiers = new HashSet<>();
    while (!in.isAtEnd()) {
      Optional<Bytes> identifier = in.next(Der.OBJECT_IDENTIFIER);
      if (identifier.isEmpty()) {
        return Optional.empty();
      }
      identifiers.add(identifier.get());
    }
    return Optional.of(identifiers);
  }
}
