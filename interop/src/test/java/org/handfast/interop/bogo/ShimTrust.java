package org.handfast.interop.bogo;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.PresentedKey;
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
    if (flags.has("-use-ocsp-callback") && flags.has("-fail-ocsp-callback")) {
      throw new UntrustedPeer(UntrustedPeer.Reason.BAD_STATUS, "as the test wishes");
    }
    if (flags.has("-verify-fail") && isStrict()) {
      throw new UntrustedPeer(UntrustedPeer.Reason.UNKNOWN_CA, "as the test wishes");
    }
    return new VerifiedPeer(chain);
  }

  /// Believes the one key that the test names.
  @Override
  public VerifiedPeer verifyKey(PresentedKey presented) throws UntrustedPeer {
    PublicKey key;
    try {
      key = Pem.publicKey(presented.subjectPublicKeyInfo());
    } catch (IOException e) {
      throw new UntrustedPeer(
          UntrustedPeer.Reason.MALFORMED_KEY, String.valueOf(e.getMessage()), e);
    }
    byte[] known = Base64.getDecoder().decode(flags.text("-expect-peer-rpk-sha256").orElse(""));
    if (!Arrays.equals(known, sha256(presented.subjectPublicKeyInfo()))) {
      throw new UntrustedPeer(UntrustedPeer.Reason.UNKNOWN_KEY, "");
    }
    return VerifiedPeer.ofKey(key);
  }

  private static byte[] sha256(Bytes bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes.toArray());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isStrict() {
    return flags.has("-verify-peer") || flags.has("-require-any-client-certificate");
  }
}
