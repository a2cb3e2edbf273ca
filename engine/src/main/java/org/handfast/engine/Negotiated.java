package org.handfast.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.Staple;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// What is known about a connection at one moment: the sum of its [facts][Fact] so far. Immutable.
public final class Negotiated {
  private static final Fact.PeerSchemes NO_SCHEMES = new Fact.PeerSchemes(List.of(), List.of());

  private final Side side;
  private @Nullable ProtocolVersion version;
  private @Nullable CipherSuite suite;
  private @Nullable NamedGroup group;
  private @Nullable String requestedName;
  private @Nullable String applicationProtocol;
  private Fact.PeerSchemes peerSchemes = NO_SCHEMES;
  private boolean extendedMasterSecret;
  private boolean encryptThenMac;
  private boolean retried;
  private boolean resumed;
  private @Nullable Bytes externalPsk;
  private EarlyDataStatus earlyData = EarlyDataStatus.NOT_OFFERED;
  private boolean postHandshakeAuth;
  private CertificateType clientCertificateType = CertificateType.X509;
  private CertificateType serverCertificateType = CertificateType.X509;
  private List<Staple> peerStaples = List.of();
  private Fact.@Nullable RecordSizes recordSizes;
  private Fact.@Nullable Presented presented;
  private Fact.@Nullable Authenticated authenticated;

  private Negotiated(Side side) {
    this.side = side;
  }

  private Negotiated(Negotiated earlier) {
    this.side = earlier.side;
    this.version = earlier.version;
    this.suite = earlier.suite;
    this.group = earlier.group;
    this.requestedName = earlier.requestedName;
    this.applicationProtocol = earlier.applicationProtocol;
    this.peerSchemes = earlier.peerSchemes;
    this.extendedMasterSecret = earlier.extendedMasterSecret;
    this.encryptThenMac = earlier.encryptThenMac;
    this.retried = earlier.retried;
    this.resumed = earlier.resumed;
    this.externalPsk = earlier.externalPsk;
    this.earlyData = earlier.earlyData;
    this.postHandshakeAuth = earlier.postHandshakeAuth;
    this.clientCertificateType = earlier.clientCertificateType;
    this.serverCertificateType = earlier.serverCertificateType;
    this.peerStaples = earlier.peerStaples;
    this.recordSizes = earlier.recordSizes;
    this.presented = earlier.presented;
    this.authenticated = earlier.authenticated;
  }

  /// Nothing is known yet but which side this is.
  public static Negotiated nothing(Side side) {
    return new Negotiated(side);
  }

  /// The same, and one thing more.
  public Negotiated with(Fact fact) {
    Negotiated next = new Negotiated(this);
    switch (fact) {
      case Fact.Version(ProtocolVersion agreed) -> next.version = agreed;
      case Fact.Suite(CipherSuite agreed) -> next.suite = agreed;
      case Fact.Group(NamedGroup agreed) -> next.group = agreed;
      case Fact.RequestedName(String name) -> next.requestedName = name;
      case Fact.SelectedProtocol(String name) -> next.applicationProtocol = name;
      case Fact.PeerSchemes schemes -> next.peerSchemes = schemes;
      case Fact.ExtendedMasterSecret() -> next.extendedMasterSecret = true;
      case Fact.EncryptThenMac() -> next.encryptThenMac = true;
      case Fact.Retried() -> next.retried = true;
      case Fact.Resumed() -> next.resumed = true;
      case Fact.ExternalPsk(Bytes identity) -> next.externalPsk = identity;
      case Fact.EarlyData(EarlyDataStatus status) -> next.earlyData = status;
      case Fact.PostHandshakeAuthOffered() -> next.postHandshakeAuth = true;
      case Fact.PresentedType(Side presenter, CertificateType type) -> {
        if (presenter == Side.CLIENT) {
          next.clientCertificateType = type;
        } else {
          next.serverCertificateType = type;
        }
      }
      case Fact.Stapled(List<Staple> staples) -> next.peerStaples = staples;
      case Fact.RecordSizes sizes -> next.recordSizes = sizes;
      case Fact.Presented own -> next.presented = own;
      case Fact.Authenticated theirs -> next.authenticated = theirs;
    }
    return next;
  }

  /// The side that knows this.
  public Side side() {
    return side;
  }

  public Optional<ProtocolVersion> version() {
    return Optional.ofNullable(version);
  }

  public Optional<CipherSuite> suite() {
    return Optional.ofNullable(suite);
  }

  public Optional<NamedGroup> group() {
    return Optional.ofNullable(group);
  }

  /// The host name in the client's server_name extension.
  public Optional<String> requestedName() {
    return Optional.ofNullable(requestedName);
  }

  /// The protocol that ALPN selected.
  public Optional<String> applicationProtocol() {
    return Optional.ofNullable(applicationProtocol);
  }

  /// What the peer verifies in a CertificateVerify; empty until it has said so.
  public List<SignatureScheme> peerSchemes() {
    return peerSchemes.schemes();
  }

  /// What the peer verifies inside certificates; empty until it has said so.
  public List<SignatureScheme> peerCertificateSchemes() {
    return peerSchemes.certificateSchemes();
  }

  /// Whether the keys of TLS 1.2 are bound to the whole handshake (RFC 7627); those of TLS 1.3
  /// always are.
  public boolean hasExtendedMasterSecret() {
    return extendedMasterSecret;
  }

  /// Whether the MAC of TLS 1.2's block cipher covers the ciphertext (RFC 7366).
  public boolean hasEncryptThenMac() {
    return encryptThenMac;
  }

  /// Whether there was a HelloRetryRequest.
  public boolean isRetried() {
    return retried;
  }

  /// Whether the key came from an earlier connection, and with it who the peer is.
  public boolean isResumed() {
    return resumed;
  }

  /// The label of the external pre-shared key that both used.
  public Optional<Bytes> externalPsk() {
    return Optional.ofNullable(externalPsk);
  }

  /// What became of early data.
  public EarlyDataStatus earlyData() {
    return earlyData;
  }

  /// Whether the client lets the server ask for its certificate after the handshake (RFC 9846
  /// 4.3.6).
  public boolean offersPostHandshakeAuth() {
    return postHandshakeAuth;
  }

  /// What stands in the Certificate message of this side, if it sends one: X.509 unless both agree
  /// on something else (RFC 7250).
  public CertificateType certificateType(Side presenter) {
    return presenter == Side.CLIENT ? clientCertificateType : serverCertificateType;
  }

  /// What the peer presented beside its certificates, in their order: OCSP response and signed
  /// certificate timestamps, as they came. Empty if it was not asked. The timestamps are nobody's
  /// business here but the application's; the response was checked by whoever verified the peer, if
  /// that does.
  public List<Staple> peerStaples() {
    return peerStaples;
  }

  /// How long protected records may be, if both sides have said so.
  public Optional<Fact.RecordSizes> recordSizes() {
    return Optional.ofNullable(recordSizes);
  }

  /// What this side proved its identity with.
  public Optional<Credential> credential() {
    return Optional.ofNullable(presented).map(Fact.Presented::credential);
  }

  /// The scheme of this side's CertificateVerify.
  public Optional<SignatureScheme> ownScheme() {
    return Optional.ofNullable(presented).map(Fact.Presented::scheme);
  }

  /// Who the peer is, if it proved it.
  public Optional<VerifiedPeer> peer() {
    return Optional.ofNullable(authenticated).map(Fact.Authenticated::peer);
  }

  /// Who the peer is and how it proved it, in one.
  public Optional<Fact.Authenticated> authenticated() {
    return Optional.ofNullable(authenticated);
  }

  /// The scheme of the peer's CertificateVerify, or of its ServerKeyExchange in TLS 1.2.
  public Optional<SignatureScheme> peerScheme() {
    return Optional.ofNullable(authenticated).flatMap(Fact.Authenticated::scheme);
  }

  @Override
  public String toString() {
    return Stream.of(version, suite, group)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(", ", "Negotiated[", "]"));
  }
}
