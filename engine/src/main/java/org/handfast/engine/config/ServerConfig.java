package org.handfast.engine.config;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.secret.KeyLog;
import org.handfast.engine.session.ExternalPsks;
import org.handfast.engine.session.SteadyClock;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.protocol.wire.Bytes;

/// Everything a server connection needs to know beforehand. Immutable, and shared by any number of
/// connections.
///
/// @param verifier judges client certificates; never asked under [ClientAuthentication#NONE]
/// @param authorities DER of the distinguished names put into a CertificateRequest; empty for none
/// @param suiteOrder whose order of cipher suites decides
/// @param resumption how clients come back
/// @param externalPsks the keys that clients may have from elsewhere
/// @param clock tells the age of tickets; a [SteadyClock] by default, so that nobody makes an old
///   first flight fresh again by setting the wall clock
/// @param keyLog is told the secrets of every connection; nobody by default
/// @param evidence what a client is asked to present beside its certificates
/// @param certificateCompressions offered and used for certificates, the preferred one first (RFC
///   8879); none by default
/// @param keyTransport what premaster secrets are encrypted to, in TLS 1.2's RSA key transport;
///   without it, which is the default, no such suite is negotiated
public record ServerConfig(
    CryptoProvider crypto,
    CredentialSource credentials,
    ClientAuthentication clientAuthentication,
    PeerVerifier verifier,
    List<Bytes> authorities,
    Policy policy,
    Preference suiteOrder,
    ApplicationProtocolChooser applicationProtocols,
    ServerNames serverNames,
    RetryCookies retryCookies,
    Limits limits,
    PaddingPolicy padding,
    Resumption resumption,
    ExternalPsks externalPsks,
    InstantSource clock,
    KeyLog keyLog,
    Set<Evidence> evidence,
    CertificateTypes certificateTypes,
    List<CertificateCompression> certificateCompressions,
    Optional<KeyTransportCredential> keyTransport) {

  public ServerConfig {
    authorities = List.copyOf(authorities);
    evidence = Set.copyOf(evidence);
    certificateCompressions = List.copyOf(certificateCompressions);
  }

  /// Starts with the one cryptography question; then comes *who am I*.
  public static Identified with(CryptoProvider crypto) {
    Objects.requireNonNull(crypto);
    return credentials -> new Builder(crypto, credentials);
  }

  /// The question: who am I?
  public interface Identified {
    Builder identifiedBy(CredentialSource credentials);
  }

  /// Whose list decides where both have several.
  public enum Preference {
    SERVER,
    CLIENT
  }

  /// The free choices, each with a sound default.
  public static final class Builder {
    private final CryptoProvider crypto;
    private final CredentialSource credentials;
    private ClientAuthentication clientAuthentication = ClientAuthentication.NONE;
    private PeerVerifier verifier =
        _ -> {
          throw new IllegalStateException("this server asks no client for a certificate");
        };
    private List<Bytes> authorities = List.of();
    private Policy policy = Policy.MODERN_2026;
    private Preference suiteOrder = Preference.SERVER;
    private ApplicationProtocolChooser applicationProtocols = ApplicationProtocolChooser.IGNORE;
    private ServerNames serverNames = ServerNames.ANY;
    private RetryCookies retryCookies = RetryCookies.OMITTED;
    private Limits limits = Limits.DEFAULT;
    private PaddingPolicy padding = PaddingPolicy.NONE;
    private Resumption resumption;
    private ExternalPsks externalPsks = ExternalPsks.none();
    private InstantSource clock = new SteadyClock();
    private KeyLog keyLog = KeyLog.NONE;
    private Set<Evidence> evidence = Set.of();
    private CertificateTypes certificateTypes = CertificateTypes.X509_ONLY;
    private List<CertificateCompression> certificateCompressions = List.of();
    private Optional<KeyTransportCredential> keyTransport = Optional.empty();

    private Builder(CryptoProvider crypto, CredentialSource credentials) {
      this.crypto = crypto;
      this.credentials = credentials;
      this.resumption = Resumption.ownKeys(crypto);
    }

    /// Asks clients for certificates, in the handshake or after it, and judges them with `chosen`.
    public Builder clientAuthentication(ClientAuthentication mode, PeerVerifier chosen) {
      this.clientAuthentication = mode;
      this.verifier = chosen;
      return this;
    }

    /// Names these authorities in the CertificateRequest.
    public Builder authorities(List<Bytes> distinguishedNames) {
      this.authorities = distinguishedNames;
      return this;
    }

    public Builder policy(Policy chosen) {
      this.policy = chosen;
      return this;
    }

    public Builder suiteOrder(Preference whose) {
      this.suiteOrder = whose;
      return this;
    }

    public Builder applicationProtocols(ApplicationProtocolChooser chooser) {
      this.applicationProtocols = chooser;
      return this;
    }

    public Builder serverNames(ServerNames recognized) {
      this.serverNames = recognized;
      return this;
    }

    public Builder retryCookies(RetryCookies chosen) {
      this.retryCookies = chosen;
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

    /// Lets clients come back like this; by default with [Resumption#ownKeys].
    public Builder resumption(Resumption chosen) {
      this.resumption = chosen;
      return this;
    }

    /// Takes these keys. A server with no other credential takes nobody else.
    public Builder externalPsks(ExternalPsks known) {
      this.externalPsks = known;
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

    /// Asks clients for this beside their certificates, if they are asked for those (RFC 9846
    /// 4.5.1.1).
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

    /// Lets clients encrypt premaster secrets to this credential, where the policy has suites for
    /// it (RFC 5246 7.4.7.1). Its key must serve nothing else (RFC 9846 F.10).
    public Builder keyTransport(KeyTransportCredential chosen) {
      this.keyTransport = Optional.of(chosen);
      return this;
    }

    public ServerConfig build() {
      return new ServerConfig(
          crypto,
          credentials,
          clientAuthentication,
          verifier,
          authorities,
          policy,
          suiteOrder,
          applicationProtocols,
          serverNames,
          retryCookies,
          limits,
          padding,
          resumption,
          externalPsks,
          clock,
          keyLog,
          evidence,
          certificateTypes,
          certificateCompressions,
          keyTransport);
    }
  }
}
