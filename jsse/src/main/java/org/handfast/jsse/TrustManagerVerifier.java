package org.handfast.jsse;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.handfast.engine.Side;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.pki.Certificates;
import org.handfast.pki.Distrust;

/// Asks a trust manager whether the peer is trusted, and then looks for itself.
///
/// The name of the server is checked here if endpoint identification is on, whatever the trust
/// manager is: many of those that wrap another lose that check. A plain [X509TrustManager] sees
/// nothing of the connection, so its chains are also held against the algorithm constraints.
final class TrustManagerVerifier implements PeerVerifier {
  private static final int LONGEST_SERVER_CHAIN = 10;
  private static final int LONGEST_CLIENT_CHAIN = 8;

  private final X509TrustManager trust;
  private final Endpoint endpoint;

  TrustManagerVerifier(X509TrustManager trust, Endpoint endpoint) {
    this.trust = trust;
    this.endpoint = endpoint;
  }

  @Override
  public VerifiedPeer verify(PresentedChain presented) throws UntrustedPeer {
    endpoint.parametersSettled();
    requireSessionCreation();
    requireBounded(presented);
    List<X509Certificate> certificates = Certificates.parse(presented.certificates());
    X509Certificate[] chain = certificates.toArray(X509Certificate[]::new);
    try {
      if (presented.presenter() == Side.SERVER) {
        checkServer(chain, keyExchange(presented));
      } else {
        checkClient(chain, authenticationType(chain[0]));
      }
      if (!(trust instanceof X509ExtendedTrustManager)) {
        checkConstraints(chain);
      }
    } catch (CertificateException refusal) {
      throw Distrust.because(refusal);
    }
    if (presented.presenter() == Side.SERVER) {
      ExpectedNames.of(endpoint).check(certificates.getFirst());
    }
    return new VerifiedPeer(certificates);
  }

  /// A certificate means that nothing is resumed.
  private void requireSessionCreation() throws UntrustedPeer {
    if (!endpoint.parameters().sessionCreation()) {
      throw new UntrustedPeer(
          UntrustedPeer.Reason.OTHER,
          "the peer has resumed no session, and the parameters forbid to create one");
    }
  }

  private static void requireBounded(PresentedChain presented) throws UntrustedPeer {
    int limit = presented.presenter() == Side.SERVER ? LONGEST_SERVER_CHAIN : LONGEST_CLIENT_CHAIN;
    int length = presented.certificates().size();
    if (length > limit) {
      throw new UntrustedPeer(
          UntrustedPeer.Reason.TOO_LONG, length + " certificates, at most " + limit + " are read");
    }
  }

  /// What JSSE calls the way in which a server authenticates itself; TLS 1.3 has no name for it.
  private static String keyExchange(PresentedChain presented) {
    return presented.negotiated().suite().flatMap(SuiteNames::keyExchange).orElse("UNKNOWN");
  }

  private void checkServer(X509Certificate[] chain, String type) throws CertificateException {
    if (!(trust instanceof X509ExtendedTrustManager extended)) {
      trust.checkServerTrusted(chain, type);
      return;
    }
    switch (endpoint.carrier()) {
      case Carrier.OfEngine(var engine) -> extended.checkServerTrusted(chain, type, engine);
      case Carrier.OfSocket(var socket) -> extended.checkServerTrusted(chain, type, socket);
    }
  }

  private void checkClient(X509Certificate[] chain, String type) throws CertificateException {
    if (!(trust instanceof X509ExtendedTrustManager extended)) {
      trust.checkClientTrusted(chain, type);
      return;
    }
    switch (endpoint.carrier()) {
      case Carrier.OfEngine(var engine) -> extended.checkClientTrusted(chain, type, engine);
      case Carrier.OfSocket(var socket) -> extended.checkClientTrusted(chain, type, socket);
    }
  }

  /// What the JDK calls the way in which a client with this certificate authenticates itself.
  private static String authenticationType(X509Certificate endEntity) {
    String algorithm = endEntity.getPublicKey().getAlgorithm();
    return switch (algorithm) {
      case "RSA", "DSA", "EC", "RSASSA-PSS" -> algorithm;
      default -> "UNKNOWN";
    };
  }

  /// Holds all but a trust anchor, whose own signature proves nothing, against the constraints.
  private void checkConstraints(X509Certificate[] chain)
      throws CertificateException, UntrustedPeer {
    Constraints constraints = Constraints.with(endpoint.parameters().algorithmConstraints());
    X509Certificate[] anchors = trust.getAcceptedIssuers();
    boolean anchored = anchors != null && Arrays.asList(anchors).contains(chain[chain.length - 1]);
    for (int i = 0; i < (anchored ? chain.length - 1 : chain.length); i++) {
      if (!permitted(constraints, chain[i])) {
        throw new UntrustedPeer(
            UntrustedPeer.Reason.WEAK,
            "algorithm constraints forbid its key or " + chain[i].getSigAlgName());
      }
    }
  }

  private static boolean permitted(Constraints constraints, X509Certificate certificate)
      throws CertificateException {
    try {
      return constraints.permits(certificate);
    } catch (CertificateException refusal) {
      throw refusal;
    } catch (GeneralSecurityException unreadable) {
      throw new CertificateException(unreadable);
    }
  }
}
