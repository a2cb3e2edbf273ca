package org.handfast.engine.trust;

import java.util.List;
import java.util.Set;
import org.handfast.protocol.extension.OidFilter;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// What the peer would like the credential to be, as its ClientHello or CertificateRequest says.
/// Wishes guide the choice; what they mean where none is met, RFC 9846 4.5.1.2 says for each.
///
/// @param authorities DER of the distinguished names of the authorities it trusts (RFC 9846 4.3.4);
///   empty means any
/// @param filters the extensions that a client's certificate should have (RFC 9846 4.3.5); empty
///   means any
/// @param evidence what it would like beside the certificates (RFC 9846 4.5.1.1)
/// @param curves on which an ECDSA key of TLS 1.2 must be (RFC 8422 5.1.1); empty means any, and in
///   TLS 1.3, where the scheme says it, always so
public record PeerWishes(
    List<Bytes> authorities,
    List<OidFilter> filters,
    Set<Evidence> evidence,
    List<NamedGroup> curves) {
  /// Nothing in particular.
  public static final PeerWishes NONE = new PeerWishes(List.of(), List.of(), Set.of());

  public PeerWishes {
    authorities = List.copyOf(authorities);
    filters = List.copyOf(filters);
    evidence = Set.copyOf(evidence);
    curves = List.copyOf(curves);
  }

  /// The same without a word about curves.
  public PeerWishes(List<Bytes> authorities, List<OidFilter> filters, Set<Evidence> evidence) {
    this(authorities, filters, evidence, List.of());
  }

  /// The same, with a key on one of these curves.
  public PeerWishes onCurves(List<NamedGroup> groups) {
    return new PeerWishes(authorities, filters, evidence, groups);
  }

  /// A credential that one of these authorities vouches for.
  public static PeerWishes authorities(List<Bytes> names) {
    return new PeerWishes(names, List.of(), Set.of());
  }
}
