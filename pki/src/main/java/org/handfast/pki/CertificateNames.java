package org.handfast.pki;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whom a certificate was issued for: the DNS names and IP addresses of its subjectAltName
/// extension. The common name of its subject does not count (RFC 9525 2, 6.3).
///
/// @param dnsNames dNSName entries as they stand there, `*` and all; not checked in any way
/// @param addresses iPAddress entries
/// @param malformed iPAddress entries that are no address, and so name nobody
public record CertificateNames(
    List<String> dnsNames, List<IpAddress> addresses, List<String> malformed) {
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;
  private static final int SHOWN = 4;

  public CertificateNames {
    dnsNames = List.copyOf(dnsNames);
    addresses = List.copyOf(addresses);
    malformed = List.copyOf(malformed);
  }

  /// The names of this certificate. One whose extension is absent or cannot be read has none.
  public static CertificateNames of(X509Certificate certificate) {
    List<String> dnsNames = new ArrayList<>();
    List<IpAddress> addresses = new ArrayList<>();
    List<String> malformed = new ArrayList<>();
    for (List<?> entry : entries(certificate)) {
      if (entry.get(0).equals(DNS_NAME)) {
        dnsNames.add((String) entry.get(1));
      } else if (entry.get(0).equals(IP_ADDRESS)) {
        String text = (String) entry.get(1);
        address(text).ifPresentOrElse(addresses::add, () -> malformed.add(text));
      }
    }
    return new CertificateNames(dnsNames, addresses, malformed);
  }

  /// How well the certificate fits `name`. A wildcard never stands for an address.
  public NameFit fit(PeerName name) {
    return switch (name) {
      case DnsName dns ->
          dnsNames.stream().map(dns::fit).min(NameFit::compareTo).orElse(NameFit.NONE);
      case IpAddress ip -> addresses.contains(ip) ? NameFit.EXACT : NameFit.NONE;
    };
  }

  /// The first few names, for a message; `no name` if there is none.
  @Override
  public String toString() {
    List<String> all =
        Stream.concat(
                dnsNames.stream().map(Quoted::of), addresses.stream().map(IpAddress::toString))
            .toList();
    if (all.isEmpty()) {
      return "no name";
    }
    String shown = String.join(", ", all.subList(0, Math.min(SHOWN, all.size())));
    return all.size() > SHOWN ? shown + " and " + (all.size() - SHOWN) + " more" : shown;
  }

  private static Collection<List<?>> entries(X509Certificate certificate) {
    try {
      Collection<List<?>> entries = certificate.getSubjectAlternativeNames();
      return entries == null ? List.of() : entries;
    } catch (CertificateParsingException _) {
      return List.of();
    }
  }

  /// The JDK lets an address with a mask pass, which belongs into name constraints only.
  private static Optional<IpAddress> address(String text) {
    try {
      return Optional.of(IpAddress.parse(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
