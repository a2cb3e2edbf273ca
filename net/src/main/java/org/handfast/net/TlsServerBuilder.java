package org.handfast.net;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.config.ApplicationProtocolChooser;
import org.handfast.engine.config.CertificateCompression;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.config.Limits;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.config.ServerNames;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.secret.KeyLog;
import org.handfast.engine.session.ExternalPsks;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.pki.Identity;
import org.jspecify.annotations.Nullable;

/// What a [TlsServer] can be told before it listens. Everything but its identity has a sound
/// default.
public final class TlsServerBuilder {
  private static final int MOST_HANDSHAKES = 4096;

  private final CredentialSource credentials;
  private final List<Identity> identities;
  private @Nullable KeyTransportCredential keyTransport;
  private @Nullable CryptoProvider crypto;
  private ApplicationProtocolChooser applicationProtocols = ApplicationProtocolChooser.IGNORE;
  private ClientAuthentication clientAuthentication = ClientAuthentication.NONE;
  private @Nullable PeerVerifier clientVerifier;
  private ServerNames serverNames = ServerNames.ANY;
  private Policy policy = Policy.MODERN_2026;
  private Limits limits = Limits.DEFAULT;
  private Timeouts timeouts = Timeouts.DEFAULT;
  private CertificateCompression[] compressions = {};
  private ServerEvents events = ServerEvents.NONE;
  private int mostHandshakes = MOST_HANDSHAKES;
  private @Nullable Resumption resumption;
  private ExternalPsks externalPsks = ExternalPsks.none();
  private KeyLog keyLog = KeyLog.NONE;

  TlsServerBuilder(CredentialSource credentials) {
    this(credentials, List.of());
  }

  /// @param identities of which the credentials are, as far as that is known
  TlsServerBuilder(CredentialSource credentials, List<Identity> identities) {
    this.credentials = credentials;
    this.identities = identities;
  }

  /// Listens, and calls `handler` for each connection once its handshake is done.
  ///
  /// @param address where; port 0 lets the system choose
  /// @throws java.net.BindException if the port is taken, or the address is not this host's
  /// @throws IllegalArgumentException if the policy would have one key both sign and decrypt
  ///   premaster secrets: the message names the ways out
  public TlsServer listen(SocketAddress address, TlsServer.Handler handler) throws IOException {
    return TlsServer.listen(address, ConfigSource.always(config()), this, handler);
  }

  /// Selects the first of these that a client offers by ALPN too; a client that offers only others
  /// is refused (RFC 7301 3.2).
  public TlsServerBuilder applicationProtocols(String... supported) {
    return applicationProtocols(ApplicationProtocolChooser.firstOf(List.of(supported)));
  }

  public TlsServerBuilder applicationProtocols(ApplicationProtocolChooser chooser) {
    this.applicationProtocols = chooser;
    return this;
  }

  /// Asks clients for certificates, in the handshake or after it, and judges them with `verifier`.
  public TlsServerBuilder clientAuthentication(ClientAuthentication mode, PeerVerifier verifier) {
    this.clientAuthentication = mode;
    this.clientVerifier = verifier;
    return this;
  }

  /// Whose names are served; by default, any.
  public TlsServerBuilder serverNames(ServerNames recognized) {
    this.serverNames = recognized;
    return this;
  }

  /// Takes premaster secrets that are encrypted to this identity's key, where the policy allows it
  /// ([Policy#CLASSIC_2026] does, RFC 5246 7.4.7.1). The key must serve nothing else (RFC 9846
  /// F.10), unless the policy allows nothing else: then a server with one identity needs no word of
  /// it here.
  ///
  /// @throws IllegalArgumentException if its key is no RSA key that decrypts, or its certificate
  ///   rules this use out
  public TlsServerBuilder keyTransport(Identity identity) {
    return keyTransport(Credentials.keyTransport(identity));
  }

  /// The same, with a key that lives somewhere else.
  public TlsServerBuilder keyTransport(KeyTransportCredential credential) {
    this.keyTransport = credential;
    return this;
  }

  /// What may be negotiated.
  public TlsServerBuilder policy(Policy chosen) {
    this.policy = chosen;
    return this;
  }

  public TlsServerBuilder limits(Limits chosen) {
    this.limits = chosen;
    return this;
  }

  /// Uses these ways to compress certificates towards clients that take them, and offers them where
  /// it asks for certificates; the preferred one first (RFC 8879).
  public TlsServerBuilder certificateCompression(CertificateCompression... chosen) {
    this.compressions = chosen.clone();
    return this;
  }

  public TlsServerBuilder timeouts(Timeouts chosen) {
    this.timeouts = chosen;
    return this;
  }

  /// How many handshakes may be under way at the same time; when one more begins, the oldest is
  /// ended.
  public TlsServerBuilder mostHandshakes(int number) {
    this.mostHandshakes = number;
    return this;
  }

  /// How clients come back; by default [Resumption#ownKeys].
  ///
  /// Under [Resumption#earlyData] the handler of a connection is called as soon as early data is
  /// taken, which is before its handshake is done: see [TlsServer.Handler].
  public TlsServerBuilder resumption(Resumption chosen) {
    this.resumption = chosen;
    return this;
  }

  /// Takes these keys in place of certificates (RFC 9846 2.2).
  public TlsServerBuilder externalPsks(ExternalPsks known) {
    this.externalPsks = known;
    return this;
  }

  public TlsServerBuilder events(ServerEvents watcher) {
    this.events = watcher;
    return this;
  }

  /// Tells the secrets of every connection to `chosen`, for finding faults: see [KeyLogFile].
  public TlsServerBuilder keyLog(KeyLog chosen) {
    this.keyLog = chosen;
    return this;
  }

  /// The cryptography; by default the fastest that the installed providers have.
  public TlsServerBuilder crypto(CryptoProvider chosen) {
    this.crypto = chosen;
    return this;
  }

  Timeouts timeouts() {
    return timeouts;
  }

  ServerEvents events() {
    return events;
  }

  int mostHandshakes() {
    return mostHandshakes;
  }

  private ServerConfig config() {
    CryptoProvider provider = crypto == null ? JcaCryptoProvider.installed() : crypto;
    ServerIdentity who = identity();
    ServerConfig.Builder builder = ServerConfig.with(provider).identifiedBy(who.signing());
    who.keyTransport().ifPresent(builder::keyTransport);
    if (clientVerifier != null) {
      builder.clientAuthentication(clientAuthentication, clientVerifier);
    }
    if (resumption != null) {
      builder.resumption(resumption);
    }
    return builder
        .externalPsks(externalPsks)
        .applicationProtocols(applicationProtocols)
        .serverNames(serverNames)
        .policy(policy)
        .limits(limits)
        .keyLog(keyLog)
        .certificateCompression(compressions)
        .build();
  }

  private ServerIdentity identity() {
    Optional<KeyTransportCredential> transport = Optional.ofNullable(keyTransport);
    return identities.isEmpty()
        ? ServerIdentity.of(credentials, transport, policy)
        : ServerIdentity.of(credentials, identities, transport, policy);
  }
}
