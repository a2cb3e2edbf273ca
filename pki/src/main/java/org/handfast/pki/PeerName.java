package org.handfast.pki;

/// The name by which an application knows its peer: what a certificate must have been issued for
/// (RFC 9525 6.1). It comes from the user or the configuration, never from the peer or from DNS.
public sealed interface PeerName permits DnsName, IpAddress {

  /// Reads a host as it stands in a URL or on a command line: a DNS name, an IPv4 address, or an
  /// IPv6 address, which may be in brackets and may carry a zone. Nothing is looked up.
  ///
  /// @throws IllegalArgumentException if it is neither, saying why
  static PeerName parse(String text) {
    return IpAddress.looksLikeOne(text) ? IpAddress.parse(text) : new DnsName(text);
  }
}
