package org.handfast.engine;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.Staple;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// One thing that a handshake finds out, in the order in which it does.
public sealed interface Fact {
  /// The version both use.
  record Version(ProtocolVersion version) implements Fact {}

  /// The cipher suite both use.
  record Suite(CipherSuite suite) implements Fact {}

  /// The group of the key exchange.
  record Group(NamedGroup group) implements Fact {}

  /// The host name that the client asked for.
  record RequestedName(String name) implements Fact {}

  /// The application protocol that the server selected.
  record SelectedProtocol(String name) implements Fact {}

  /// What the peer verifies: its signature_algorithms, and what it accepts inside certificates.
  record PeerSchemes(List<SignatureScheme> schemes, List<SignatureScheme> certificateSchemes)
      implements Fact {
    public PeerSchemes {
      schemes = List.copyOf(schemes);
      certificateSchemes = List.copyOf(certificateSchemes);
    }
  }

  /// Both sides have told each other how long a protected record may be (RFC 8449 4): bytes of
  /// content, type and padding in what this side sends, and in what it receives.
  record RecordSizes(int sent, int received) implements Fact {}

  /// The server asked the client to send its hello again.
  record Retried() implements Fact {}

  /// The keys of TLS 1.2 are bound to the whole handshake (RFC 7627).
  record ExtendedMasterSecret() implements Fact {}

  /// The MAC of TLS 1.2's block cipher covers the ciphertext (RFC 7366).
  record EncryptThenMac() implements Fact {}

  /// The key comes from an earlier connection.
  record Resumed() implements Fact {}

  /// The key comes from elsewhere, and goes by this label.
  record ExternalPsk(Bytes identity) implements Fact {}

  /// What became of early data.
  record EarlyData(EarlyDataStatus status) implements Fact {}

  /// The client lets the server ask for its certificate after the handshake too.
  record PostHandshakeAuthOffered() implements Fact {}

  /// What stands in the Certificate message of one side (RFC 7250).
  record PresentedType(Side presenter, CertificateType type) implements Fact {}

  /// This side presented a credential, and signed with this scheme.
  record Presented(Credential credential, SignatureScheme scheme) implements Fact {}

  /// The peer presented this beside its certificates, one for each: nothing about it is checked.
  record Stapled(List<Staple> staples) implements Fact {
    public Stapled {
      staples = List.copyOf(staples);
    }
  }

  /// The peer proved to be who it is.
  ///
  /// @param scheme what it signed with; empty if it opened a premaster secret instead (RFC 5246
  ///   7.4.7.1)
  record Authenticated(VerifiedPeer peer, Optional<SignatureScheme> scheme) implements Fact {
    /// The peer signed with this scheme.
    public Authenticated(VerifiedPeer peer, SignatureScheme scheme) {
      this(peer, Optional.of(scheme));
    }
  }
}
