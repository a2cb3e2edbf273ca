package org.handfast.engine.config;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.secret.KeyLog;
import org.handfast.engine.session.ClientSessionCache;
import org.handfast.engine.session.ClientSessions;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.protocol.wire.Bytes;

/// Everything a client connection needs to know beforehand except its peer's name. Immutable, and
/// shared by any number of connections.
///
/// @param applicationProtocols offered by ALPN, the preferred one first; empty for none
/// @param sessions where tickets are kept; each under a name that the connection is given
/// @param earlyData whether a connection may begin with early data
/// @param externalPsks offered beside a ticket, the preferred one first
/// @param clock tells the age of tickets
/// @param keyLog is told the secrets of every connection; nobody by default
/// @param postHandshakeAuthentication whether the server may ask for a certificate at any time; by
///   default it may not
/// @param authorities DER of the distinguished names offered in certificate_authorities; empty for
///   none
/// @param evidence what the server is asked to present beside its certificates
/// @param certificateCompressions offered and used for certificates, the preferred one first (RFC
///   8879); none by default
/// @param extensionOrder of the ClientHello; shuffled by default
/// @param grease whether meaningless values are offered (RFC 8701); by default none
/// @param initialShares the groups of which the first ClientHello has shares
public record ClientConfig(
    CryptoProvider crypto,
    PeerVerifier verifier,
    CredentialSource credentials,
    Policy policy,
    List<String> applicationProtocols,
    Limits limits,
    PaddingPolicy padding,
    ClientSessions sessions,
    EarlyDataUse earlyData,
    List<ExternalPsk> externalPsks,
    InstantSource clock,
    KeyLog keyLog,
    PostHandshakeAuthentication postHandshakeAuthentication,
    List<Bytes> authorities,
    Set<Evidence> evidence,
    CertificateTypes certificateTypes,
    List<CertificateCompression> certificateCompressions,
    ExtensionOrder extensionOrder,
    Grease grease,
    InitialShares initialShares) {

  public ClientConfig {
    applicationProtocols = List.copyOf(applicationProtocols);
    externalPsks = List.copyOf(externalPsks);
    authorities = List.copyOf(authorities);
    evidence = Set.copyOf(evidence);
    certificateCompressions = List.copyOf(certificateCompressions);
  }

  /// Starts with the one cryptography question; then come *whom do I trust* and *who am I*.
  public static Trusting with(CryptoProvider crypto) {
    Objects.requireNonNull(crypto);
    return verifier -> credentials -> new Builder(crypto, verifier, credentials);
  }

  /// The question: whom do I trust?
  public interface Trusting {
    Identified trusting(PeerVerifier verifier);
  }

  /// The question: who am I?
  public interface Identified {
    Builder identifiedBy(CredentialSource credentials);

    /// A client that authenticates nobody but the server.
    default Builder anonymous() {
      return identifiedBy(CredentialSource.none());
    }
  }

  /// The free choices, each with a sound default.
  public static final class Builder {
    private final CryptoProvider crypto;
    private final PeerVerifier verifier;
    private final CredentialSource credentials;
    private Policy policy = Policy.MODERN_2026;
    private List<String> applicationProtocols = List.of();
    private Limits limits = Limits.DEFAULT;
    private PaddingPolicy padding = PaddingPolicy.NONE;
    private ClientSessions sessions = new ClientSessionCache();
    private EarlyDataUse earlyData = EarlyDataUse.NEVER;
    private List<ExternalPsk> externalPsks = List.of();
    private InstantSource clock = InstantSource.system();
    private KeyLog keyLog = KeyLog.NONE;
    private PostHandshakeAuthentication postHandshakeAuthentication =
        PostHandshakeAuthentication.NOT_OFFERED;
    private List<Bytes> authorities = List.of();
    private Set<Evidence> evidence = Set.of();
    private CertificateTypes certificateTypes = CertificateTypes.X509_ONLY;
    private List<CertificateCompression> certificateCompressions = List.of();
    private ExtensionOrder extensionOrder = ExtensionOrder.SHUFFLED;
    private Grease grease = Grease.OMITTED;
    private InitialShares initialShares = InitialShares.OF_PREFERRED;

    private Builder(CryptoProvider crypto, PeerVerifier verifier, CredentialSource credentials) {
      this.crypto = crypto;
      this.verifier = verifier;
      this.credentials = credentials;
    }

    public Builder policy(Policy chosen) {
      this.policy = chosen;
      return this;
    }

    /// Offers these by ALPN, the preferred one first.
    public Builder applicationProtocols(List<String> offered) {
      this.applicationProtocols = offered;
      return this;
    }

    public Builder limits(Limits chosen) {
      this.limits = chosen;
      return this;
    }

    public Builder padding(PaddingPolicy chosen) {
      this.padding = chosen;
      return this;
    }

    /// Keeps tickets there; by default in a [ClientSessionCache] of this configuration's own.
    public Builder sessions(ClientSessions chosen) {
      this.sessions = chosen;
      return this;
    }

    public Builder earlyData(EarlyDataUse chosen) {
      this.earlyData = chosen;
      return this;
    }

    /// Offers these keys; they stay the caller's.
    public Builder externalPsks(List<ExternalPsk> offered) {
      this.externalPsks = offered;
      return this;
    }

    public Builder clock(InstantSource chosen) {
      this.clock = chosen;
      return this;
    }

    /// Tells the secrets of every connection to `chosen`, for finding faults.
    public Builder keyLog(KeyLog chosen) {
      this.keyLog = chosen;
      return this;
    }

    /// Lets the server ask for a certificate after the handshake too (RFC 9846 4.3.6).
    public Builder postHandshakeAuthentication(PostHandshakeAuthentication chosen) {
      this.postHandshakeAuthentication = chosen;
      return this;
    }

    /// Tells the server which authorities are trusted, so that it can choose among its chains (RFC
    /// 9846 4.3.4). Whoever listens learns it too.
    public Builder authorities(List<Bytes> distinguishedNames) {
      this.authorities = distinguishedNames;
      return this;
    }

    /// Asks the server for this beside its certificates (RFC 9846 4.5.1.1).
    public Builder evidence(Set<Evidence> wanted) {
      this.evidence = wanted;
      return this;
    }

    /// Which types of certificate both sides may present (RFC 7250); the credentials and the
    /// verifier have to know them.
    public Builder certificateTypes(CertificateTypes chosen) {
      this.certificateTypes = chosen;
      return this;
    }

    /// Offers these ways to compress certificates and uses them, the preferred one first.
    public Builder certificateCompression(CertificateCompression... chosen) {
      this.certificateCompressions = List.of(chosen);
      return this;
    }

    public Builder extensionOrder(ExtensionOrder chosen) {
      this.extensionOrder = chosen;
      return this;
    }

    public Builder grease(Grease chosen) {
      this.grease = chosen;
      return this;
    }

    /// Sends shares of these groups at once; by default of the preferred one.
    public Builder initialShares(InitialShares chosen) {
      this.initialShares = chosen;
      return this;
    }

    public ClientConfig build() {
      return new ClientConfig(
          crypto,
          verifier,
          credentials,
          policy,
          applicationProtocols,
          limits,
          padding,
          sessions,
          earlyData,
          externalPsks,
          clock,
          keyLog,
          postHandshakeAuthentication,
          authorities,
          evidence,
          certificateTypes,
          certificateCompressions,
          extensionOrder,
          grease,
          initialShares);
    }
  }
}
