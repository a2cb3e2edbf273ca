package org.handfast.interop.bogo;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.wire.Bytes;

/// Believes every chain that can be read, or none: what the tests are about is the protocol. As in
/// BoringSSL, a client that was not told to verify believes whatever it sees.
record ShimTrust(Section flags) implements PeerVerifier {
  @Override
  public VerifiedPeer verify(PresentedChain presented) throws UntrustedPeer {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      for (Bytes der : presented.certificates()) {
        chain.add(Pem.certificate(der));
      }
    } catch (IOException e) {
      throw new UntrustedPeer(UntrustedPeer.Reason.MALFORMED, String.valueOf(e.getMessage()), e);
    }
    if (flags.has("-verify-fail") && isStrict()) {
      throw new UntrustedPeer(UntrustedPeer.Reason.UNKNOWN_CA, "as the test wishes");
    }
    return new VerifiedPeer(chain);
  }

  private boolean isStrict() {
    return flags.has("-verify-peer") || flags.has("-require-any-client-certificate");
  }
}
