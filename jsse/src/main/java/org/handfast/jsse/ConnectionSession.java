package org.handfast.jsse;

import java.lang.ref.WeakReference;
import java.security.Principal;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLKeyException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSessionContext;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.config.Policy;
import org.handfast.engine.crypto.RandomSource;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// A connection's session: while the handshake runs a live view of what is known by now, afterwards
/// what became of it. It is one object throughout, so values that a key manager binds to the
/// handshake's session are there in the final one. A session that resumes an earlier one shares
/// that one's [Lineage].
final class ConnectionSession extends ExtendedSSLSession {
  private final PeerAddress peer;
  private final Policy policy;
  private final Optional<String> ownRequest;
  private final SessionRegistry registry;
  private volatile Supplier<Negotiated> negotiated;

  /// Weak: a session that is kept, such as in the registry, keeps no connection in memory.
  private volatile WeakReference<TlsConnection> connection = new WeakReference<>(null);

  private volatile Lineage lineage = new Lineage();

  /// @param policy what this side offers
  /// @param ownRequest the server name that this side asks for
  /// @param negotiated what is known at the moment it is asked
  ConnectionSession(
      PeerAddress peer,
      Policy policy,
      Optional<String> ownRequest,
      SessionRegistry registry,
      Supplier<Negotiated> negotiated) {
    this.peer = peer;
    this.policy = policy;
    this.ownRequest = ownRequest;
    this.registry = registry;
    this.negotiated = negotiated;
  }

  /// Ends the live view with what the handshake found out, and lists the session.
  void settle(TlsConnection outcome, Lineage settled, RandomSource random) {
    Negotiated lasting = outcome.negotiated();
    negotiated = () -> lasting;
    connection = new WeakReference<>(outcome);
    if (lineage != settled) {
      lineage.values().moveTo(settled.values());
      lineage = settled;
    }
    registry.add(this, settled.established(random));
  }

  /// What it has in common with those that resume it.
  Lineage lineage() {
    return lineage;
  }

  @Override
  public byte[] getId() {
    return lineage.id().toArray();
  }

  @Override
  public SSLSessionContext getSessionContext() {
    return registry;
  }

  @Override
  public long getCreationTime() {
    return lineage.created();
  }

  /// When a connection last began it, or resumed it.
  @Override
  public long getLastAccessedTime() {
    return lineage.accessed();
  }

  @Override
  public void invalidate() {
    lineage.invalidate();
    registry.remove(lineage.id());
  }

  @Override
  public boolean isValid() {
    return lineage.isValid();
  }

  @Override
  public void putValue(String name, Object value) {
    lineage.values().put(this, name, value);
  }

  @Override
  public @Nullable Object getValue(String name) {
    return lineage.values().get(name);
  }

  @Override
  public void removeValue(String name) {
    lineage.values().remove(this, name);
  }

  @Override
  public String[] getValueNames() {
    return lineage.values().names();
  }

  @Override
  public Certificate[] getPeerCertificates() throws SSLPeerUnverifiedException {
    // Callers cast the array itself, not only its elements.
    return peerChain().toArray(X509Certificate[]::new);
  }

  @Override
  public Certificate @Nullable [] getLocalCertificates() {
    return presented().map(own -> own.certificates()).orElse(null);
  }

  @Override
  public Principal getPeerPrincipal() throws SSLPeerUnverifiedException {
    return peerChain().getFirst().getSubjectX500Principal();
  }

  @Override
  public @Nullable Principal getLocalPrincipal() {
    return presented().map(own -> own.certificates()[0].getSubjectX500Principal()).orElse(null);
  }

  @Override
  public String getCipherSuite() {
    return negotiated.get().suite().map(CipherSuite::toString).orElse(NullSession.CIPHER_SUITE);
  }

  @Override
  public String getProtocol() {
    return negotiated.get().version().map(ProtocolVersion::toString).orElse(NullSession.PROTOCOL);
  }

  @Override
  public @Nullable String getPeerHost() {
    return peer.host();
  }

  @Override
  public int getPeerPort() {
    return peer.port();
  }

  @Override
  public int getPacketBufferSize() {
    return BufferSizes.PACKET;
  }

  @Override
  public int getApplicationBufferSize() {
    return BufferSizes.APPLICATION;
  }

  /// What this side verifies, in a handshake and inside certificates.
  @Override
  public String[] getLocalSupportedSignatureAlgorithms() {
    return SchemeNames.algorithms(policy.certificateSchemes());
  }

  /// What the peer verifies inside certificates, which is what limits the choice of a chain.
  @Override
  public String[] getPeerSupportedSignatureAlgorithms() {
    Negotiated now = negotiated.get();
    List<SignatureScheme> forCertificates = now.peerCertificateSchemes();
    return SchemeNames.algorithms(forCertificates.isEmpty() ? now.peerSchemes() : forCertificates);
  }

  @Override
  public List<SNIServerName> getRequestedServerNames() {
    Optional<String> name = negotiated.get().requestedName().or(() -> ownRequest);
    return name.map(RequestedNames::listOf).orElse(List.of());
  }

  /// Empty: no status is asked for.
  @Override
  public List<byte[]> getStatusResponses() {
    return List.of();
  }

  /// Keying material (RFC 9846 7.5, RFC 5705 4), as long as the connection lives. Under TLS 1.3 a
  /// null context is an empty one.
  ///
  /// @throws SSLKeyException if the keys are not bound to their handshake, as those of TLS 1.2 may
  ///   be (RFC 7627 5.4)
  @Override
  public byte[] exportKeyingMaterialData(String label, byte @Nullable [] context, int length)
      throws SSLKeyException {
    TlsConnection alive = connection.get();
    if (alive == null) {
      throw new IllegalStateException("the session has no connection to export from");
    }
    Negotiated now = negotiated.get();
    if (now.version().filter(ProtocolVersion.TLS_1_2::equals).isPresent()
        && !now.hasExtendedMasterSecret()) {
      throw new SSLKeyException("nothing is exported without an extended master secret");
    }
    return context == null
        ? alive.export(label, length)
        : alive.export(label, Bytes.of(context), length);
  }

  @Override
  public SecretKey exportKeyingMaterialKey(
      String algorithm, String label, byte @Nullable [] context, int length)
      throws SSLKeyException {
    if (algorithm.isEmpty()) {
      throw new IllegalArgumentException("the algorithm has no name");
    }
    byte[] material = exportKeyingMaterialData(label, context, length);
    try {
      return new SecretKeySpec(material, algorithm);
    } finally {
      Arrays.fill(material, (byte) 0);
    }
  }

  private Optional<Identity<?>> presented() {
    Negotiated now = negotiated.get();
    if (now.side() == Side.SERVER && now.suite().filter(KeyTransport::isKeyTransport).isPresent()) {
      return Optional.ofNullable(lineage.decrypting());
    }
    return now.credential().isPresent() || now.isResumed()
        ? Optional.ofNullable(lineage.identity())
        : Optional.empty();
  }

  private List<X509Certificate> peerChain() throws SSLPeerUnverifiedException {
    return negotiated
        .get()
        .peer()
        .map(VerifiedPeer::chain)
        .orElseThrow(() -> new SSLPeerUnverifiedException("peer not authenticated"));
  }
}
