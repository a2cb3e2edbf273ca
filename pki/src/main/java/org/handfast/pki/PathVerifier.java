package org.handfast.pki;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.handfast.engine.config.Policy;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.registry.SignatureScheme;

/// Trusts a peer when a path of certificates leads from it to somebody in a [Trust]: RFC 5280 6.1
/// by the JDK, with limits before it and stricter rules around it. Immutable.
///
/// The rules: at most 10 certificates from a server and 8 from a client, and 100 signatures
/// verified; keys of RSA 2048 to 8192, P-256, P-384, P-521, Ed25519 or ML-DSA; signatures of an
/// accepted scheme; everything valid now, the anchor included; authorities that are ones; names
/// within all constraints; an end entity of X.509 v3 for this use, which is to sign, or to decrypt
/// where the suite is one of RSA key transport; and for a server its name, by subjectAltName alone.
///
/// A peer whose very certificate is in the trust needs nobody to vouch for it; its name, use, key
/// and validity are checked all the same.
///
/// An OCSP response that the peer presents beside its certificate has to be right and to say
/// *good*; a certificate that promises one (RFC 7633) is refused without, if the peer was asked for
/// it. Beyond that, revocation is not looked up, since that would ask the network.
public final class PathVerifier implements PeerVerifier {
  private final Trusting trusting;
  private final Purpose purpose;
  private final NameSource names;

  private PathVerifier(Trusting trusting, Purpose purpose, NameSource names) {
    this.trusting = trusting;
    this.purpose = purpose;
    this.names = names;
  }

  /// Starts with whom to trust; then comes whom to expect.
  public static Trusting trusting(Trust trust) {
    return new Trusting(
        trust,
        SignatureRules.accepting(Policy.MODERN_2026.certificateSchemes()),
        InstantSource.system());
  }

  @Override
  public VerifiedPeer verify(PresentedChain presented) throws UntrustedPeer {
    if (presented.presenter() != purpose.presenter()) {
      throw new IllegalArgumentException("this verifies the " + purpose.presenter() + " only");
    }
    if (presented.certificates().size() > purpose.longestChain()) {
      throw new UntrustedPeer(
          Reason.TOO_LONG,
          "%d certificates, %d are the limit"
              .formatted(presented.certificates().size(), purpose.longestChain()));
    }
    List<X509Certificate> chain = Certificates.parse(presented.certificates());
    verify(chain, presented, names.of(presented));
    return new VerifiedPeer(chain);
  }

  /// A digest of whom it trusts: verifiers of the same certificates have the same.
  @Override
  public long generation() {
    return trusting.trust.generation();
  }

  private void verify(
      List<X509Certificate> chain, PresentedChain presented, List<PeerName> expected)
      throws UntrustedPeer {
    X509Certificate endEntity = chain.getFirst();
    KeyUse use = KeyUse.of(purpose.presenter(), presented.negotiated());
    Instant now = trusting.clock.instant();
    PathRules rules = new PathRules(trusting.signatures, now, purpose, expected);
    if (trusting.trust.contains(endEntity)) {
      rules.checkTrusted(endEntity);
      EndEntityRules.checkTrusted(endEntity, purpose, use);
    } else {
      CandidatePath path = new PathSearch(trusting.trust, chain, rules::check).find();
      EndEntityRules.checkIssued(endEntity, purpose, use);
      StatusRules.check(path, presented, now);
    }
    for (PeerName name : expected) {
      NameMatcher.requireMatch(name, endEntity);
    }
  }

  /// Where the name comes from that the peer must have. There is none for a client, who is whoever
  /// its certificate says.
  @FunctionalInterface
  private interface NameSource {
    List<PeerName> of(PresentedChain presented) throws UntrustedPeer;
  }

  /// The question after whom to trust: whom to expect? Immutable.
  public static final class Trusting {
    private final Trust trust;
    private final SignatureRules signatures;
    private final InstantSource clock;

    private Trusting(Trust trust, SignatureRules signatures, InstantSource clock) {
      this.trust = trust;
      this.signatures = signatures;
      this.clock = clock;
    }

    /// Accepts these signatures inside certificates, as a [Policy] lists them; by default those of
    /// [Policy#MODERN_2026].
    public Trusting accepting(List<SignatureScheme> certificateSchemes) {
      return new Trusting(trust, SignatureRules.accepting(certificateSchemes), clock);
    }

    /// Takes the time from `source`.
    public Trusting at(InstantSource source) {
      return new Trusting(trust, signatures, source);
    }

    /// A client's verifier of the one server of this name.
    public PathVerifier forServer(PeerName name) {
      return new PathVerifier(this, Purpose.SERVER, _ -> List.of(name));
    }

    /// A client's verifier of any server, each by the name that its connection asked for in the
    /// server_name extension. A connection that asked for none is refused.
    public PathVerifier forRequestedServer() {
      return new PathVerifier(this, Purpose.SERVER, presented -> List.of(requested(presented)));
    }

    /// A server's verifier of its clients, by whatever name.
    public PathVerifier forClients() {
      return new PathVerifier(this, Purpose.CLIENT, _ -> List.of());
    }

    private static PeerName requested(PresentedChain presented) throws UntrustedPeer {
      String name = presented.negotiated().requestedName().orElse("");
      if (name.isEmpty()) {
        throw new UntrustedPeer(Reason.WRONG_NAME, "the connection asked for no name to compare");
      }
      return new DnsName(name);
    }
  }
}
