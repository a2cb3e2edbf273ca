package org.handfast.net;

import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.CertificateCompression;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.Grease;
import org.handfast.engine.config.Limits;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.PostHandshakeAuthentication;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.secret.KeyLog;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.Evidence;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.pki.DnsName;
import org.handfast.pki.Identity;
import org.handfast.pki.PathVerifier;
import org.handfast.pki.PeerName;
import org.handfast.pki.Trust;
import org.jspecify.annotations.Nullable;

/// Connects to TLS servers. Immutable: each method that sets something answers a new client, and
/// one client makes any number of connections.
///
/// ```java
/// TlsClient client = TlsClient.trusting(Trust.system()).anonymous().applicationProtocols("h2");
/// try (TlsChannel channel = client.connect("example.org", 443)) { … }
/// ```
public final class TlsClient {
  private final PeerCheck check;
  private final CredentialSource credentials;
  private @Nullable CryptoProvider crypto;
  private List<String> applicationProtocols = List.of();
  private Policy policy = Policy.MODERN_2026;
  private Limits limits = Limits.DEFAULT;
  private Timeouts timeouts = Timeouts.DEFAULT;
  private KeyLog keyLog = KeyLog.NONE;
  private PostHandshakeAuthentication postHandshakeAuthentication =
      PostHandshakeAuthentication.NOT_OFFERED;
  private Set<Evidence> evidence = Set.of();
  private CertificateCompression[] compressions = {};
  private Grease grease = Grease.OMITTED;

  private TlsClient(PeerCheck check, CredentialSource credentials) {
    this.check = check;
    this.credentials = credentials;
  }

  private TlsClient(TlsClient other) {
    this(other.check, other.credentials);
    this.crypto = other.crypto;
    this.applicationProtocols = other.applicationProtocols;
    this.policy = other.policy;
    this.limits = other.limits;
    this.timeouts = other.timeouts;
    this.keyLog = other.keyLog;
    this.postHandshakeAuthentication = other.postHandshakeAuthentication;
    this.evidence = other.evidence;
    this.compressions = other.compressions;
    this.grease = other.grease;
  }

  /// The first question: whom do I trust? A server must prove by its certificate that it has the
  /// name it was connected to by.
  public static Trusting trusting(Trust trust) {
    PathVerifier.Trusting paths = PathVerifier.trusting(trust);
    return credentials -> new TlsClient(paths::forServer, credentials);
  }

  /// The way to do without the protection that TLS is for.
  public static Dangerous dangerous() {
    return () -> credentials -> new TlsClient(_ -> TrustAnyone.VERIFIER, credentials);
  }

  /// The second question: who am I?
  @FunctionalInterface
  public interface Trusting {
    TlsClient identifiedBy(CredentialSource credentials);

    /// Presents one of these, if the server asks.
    ///
    /// @throws IllegalArgumentException if TLS has no signature scheme for one of the keys
    default TlsClient identifiedBy(Identity... identities) {
      return identifiedBy(Credentials.of(identities));
    }

    /// Presents no certificate.
    default TlsClient anonymous() {
      return identifiedBy(CredentialSource.none());
    }
  }

  /// Choices that nobody should find by accident.
  @FunctionalInterface
  public interface Dangerous {
    /// Believes any certificate for any name: whoever is on the path can be the peer.
    Trusting trustAnyone();
  }

  /// Offers these by ALPN, the preferred one first.
  public TlsClient applicationProtocols(String... offered) {
    TlsClient next = new TlsClient(this);
    next.applicationProtocols = List.of(offered);
    return next;
  }

  /// What may be negotiated.
  public TlsClient policy(Policy chosen) {
    TlsClient next = new TlsClient(this);
    next.policy = chosen;
    return next;
  }

  /// Asks the server for this beside its certificates. An OCSP response that comes is held to the
  /// rules, and one that the certificate promises has to come (RFC 7633).
  public TlsClient evidence(Evidence... wanted) {
    TlsClient next = new TlsClient(this);
    next.evidence = Set.of(wanted);
    return next;
  }

  public TlsClient limits(Limits chosen) {
    TlsClient next = new TlsClient(this);
    next.limits = chosen;
    return next;
  }

  /// Offers these ways to compress certificates and uses them, the preferred one first (RFC 8879).
  public TlsClient certificateCompression(CertificateCompression... chosen) {
    TlsClient next = new TlsClient(this);
    next.compressions = chosen.clone();
    return next;
  }

  /// Whether to offer values that mean nothing, which a server has to ignore (RFC 8701).
  public TlsClient grease(Grease chosen) {
    TlsClient next = new TlsClient(this);
    next.grease = chosen;
    return next;
  }

  public TlsClient timeouts(Timeouts chosen) {
    TlsClient next = new TlsClient(this);
    next.timeouts = chosen;
    return next;
  }

  /// Tells the secrets of every connection to `chosen`, for finding faults: see [KeyLogFile].
  public TlsClient keyLog(KeyLog chosen) {
    TlsClient next = new TlsClient(this);
    next.keyLog = chosen;
    return next;
  }

  /// Lets the server ask for a certificate after the handshake too (RFC 9846 4.3.6). The answer is
  /// made by whoever reads from the channel.
  public TlsClient postHandshakeAuthentication(PostHandshakeAuthentication chosen) {
    TlsClient next = new TlsClient(this);
    next.postHandshakeAuthentication = chosen;
    return next;
  }

  /// The cryptography; by default the fastest that the installed providers have.
  public TlsClient crypto(CryptoProvider chosen) {
    TlsClient next = new TlsClient(this);
    next.crypto = chosen;
    return next;
  }

  /// Connects to the first address of `host` that answers, and makes the handshake.
  ///
  /// @param host a DNS name or an IP address, which is also what the server must prove to be
  /// @throws java.net.UnknownHostException if there is no such host
  /// @throws java.net.ConnectException if nobody listens there
  /// @throws java.net.SocketTimeoutException if it takes too long
  /// @throws TlsIOException if the handshake fails
  /// @throws IllegalArgumentException if `host` is neither a DNS name nor an address
  public TlsChannel connect(String host, int port) throws IOException {
    return connect(host, port, PeerName.parse(host));
  }

  /// The same, but asks for `name` there, and makes the server prove that.
  public TlsChannel connect(String host, int port, PeerName name) throws IOException {
    SocketChannel socket = new Dialer(timeouts.connect()).dial(host, port);
    return over(socket, name);
  }

  /// Makes the handshake over a channel that is connected already; it belongs to the result, and is
  /// closed if the handshake fails.
  public TlsChannel over(ByteChannel transport, PeerName name) throws IOException {
    TlsChannel channel = new TlsChannel(connection(name), transport, timeouts);
    boolean done = false;
    try {
      channel.handshake();
      done = true;
      return channel;
    } finally {
      if (!done) {
        channel.close();
      }
    }
  }

  private TlsConnection connection(PeerName name) {
    ClientConfig config =
        ClientConfig.with(crypto == null ? JcaCryptoProvider.installed() : crypto)
            .trusting(check.of(name))
            .identifiedBy(credentials)
            .policy(policy)
            .applicationProtocols(applicationProtocols)
            .limits(limits)
            .keyLog(keyLog)
            .postHandshakeAuthentication(postHandshakeAuthentication)
            .evidence(evidence)
            .certificateCompression(compressions)
            .grease(grease)
            .build();
    // An address is no server name, RFC 6066 3.
    return name instanceof DnsName host
        ? TlsConnection.client(config, host.value())
        : TlsConnection.client(config);
  }
}
