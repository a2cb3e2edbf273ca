package org.handfast.net;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.wire.Bytes;

/// Verifies nothing but that the certificates can be read; the peer still has to own the key of the
/// first.
final class TrustAnyone {
  static final PeerVerifier VERIFIER = TrustAnyone::believe;

  private TrustAnyone() {}

  private static VerifiedPeer believe(PresentedChain presented) throws UntrustedPeer {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> chain = new ArrayList<>();
      for (Bytes der : presented.certificates()) {
        InputStream encoded = new ByteArrayInputStream(der.toArray());
        chain.add((X509Certificate) factory.generateCertificate(encoded));
      }
      return new VerifiedPeer(chain);
    } catch (CertificateException e) {
      throw new UntrustedPeer(UntrustedPeer.Reason.MALFORMED, String.valueOf(e.getMessage()), e);
    }
  }
}
