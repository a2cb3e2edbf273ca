package org.handfast.engine.config;

import java.util.List;
import java.util.Objects;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.PeerVerifier;

/// Everything a client connection needs to know beforehand except its peer's name. Immutable, and
/// shared by any number of connections.
///
/// @param applicationProtocols offered by ALPN, the preferred one first; empty for none
/// @param certificateCompressions offered and used for certificates, the preferred one first (RFC
///   8879); none by default
/// @param extensionOrder of the ClientHello; shuffled by default
/// @param grease whether meaningless values are offered (RFC 8701); by default none
public record ClientConfig(
    CryptoProvider crypto,
    PeerVerifier verifier,
    CredentialSource credentials,
    Policy policy,
    List<String> applicationProtocols,
    Limits limits,
    PaddingPolicy padding,
    List<CertificateCompression> certificateCompressions,
    ExtensionOrder extensionOrder,
    Grease grease) {

  public ClientConfig {
    applicationProtocols = List.copyOf(applicationProtocols);
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
    private List<CertificateCompression> certificateCompressions = List.of();
    private ExtensionOrder extensionOrder = ExtensionOrder.SHUFFLED;
    private Grease grease = Grease.OMITTED;

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

    public ClientConfig build() {
      return new ClientConfig(
          crypto,
          verifier,
          credentials,
          policy,
          applicationProtocols,
          limits,
          padding,
          certificateCompressions, extensionOrder, grease);
    }
  }
}
