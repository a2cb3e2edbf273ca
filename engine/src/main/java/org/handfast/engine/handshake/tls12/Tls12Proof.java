package org.handfast.engine.handshake.tls12;

import java.security.GeneralSecurityException;
import java.util.List;
import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// A signature of this side's in TLS 1.2: over the ServerKeyExchange's parameters on the server
/// (RFC 8422 5.4), over all messages so far on the client (RFC 5246 7.4.8).
public final class Tls12Proof {
  private Tls12Proof() {}

  /// The scheme to sign in: the first that both sides want and the key can do.
  ///
  /// @throws PeerIncompatible if there is none
  public static SignatureScheme scheme(Credential credential, CredentialRequest request)
      throws PeerIncompatible {
    List<SignatureScheme> makes = credential.signer().tls12Schemes();
    return request.schemes().stream()
        .filter(makes::contains)
        .findFirst()
        .orElseThrow(
            () ->
                PeerIncompatible.Reason.NO_COMMON_SIGNATURE_SCHEME.between(
                    request.schemes(), makes));
  }

  /// The signature over `content`, which is not hashed yet.
  ///
  /// @throws LocalFault if the key fails
  public static Bytes sign(Credential credential, SignatureScheme scheme, Bytes content)
      throws LocalFault {
    try {
      return credential.signer().sign(scheme, content);
    } catch (GeneralSecurityException e) {
      throw new LocalFault("signing with " + scheme, e);
    }
  }
}
