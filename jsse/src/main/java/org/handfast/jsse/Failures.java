package org.handfast.jsse;

import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLProtocolException;
import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Truncated;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.protocol.registry.AlertDescription;

/// The engine's failures in the words of JSSE: [SSLHandshakeException] for what keeps two sound
/// peers apart, [SSLProtocolException] for a peer that breaks the rules, [SSLException] for the
/// rest.
final class Failures {
  /// Whether the handshake was done when the failure came.
  enum Stage {
    HANDSHAKE,
    CONNECTED
  }

  private Failures() {}

  /// A fresh exception with the failure's message. Its cause is the failure; but where the peer is
  /// not trusted it is a [CertificateException], since callers look there to tell this from all
  /// else.
  static SSLException translate(TlsException failure, Stage stage) {
    SSLException translated =
        switch (failure) {
          case PeerViolation _, Malformed _ -> new SSLProtocolException(failure.getMessage());
          case PeerIncompatible _, UntrustedPeer _ ->
              new SSLHandshakeException(failure.getMessage());
          case PeerRejected rejected when isAboutHandshake(rejected.alert()) ->
              new SSLHandshakeException(failure.getMessage());
          case PeerRejected _, Truncated _, LocalFault _ -> plain(failure, stage);
        };
    translated.initCause(failure instanceof UntrustedPeer ? refusal(failure) : failure);
    return translated;
  }

  /// What a trust manager said, or the same in its words if we said it.
  private static CertificateException refusal(TlsException failure) {
    if (failure.getCause() instanceof CertificateException refusal) {
      return refusal;
    }
    return new CertificateException(failure.getMessage(), failure);
  }

  private static SSLException plain(TlsException failure, Stage stage) {
    return stage == Stage.HANDSHAKE
        ? new SSLHandshakeException(failure.getMessage())
        : new SSLException(failure.getMessage());
  }

  /// Whether an alert says that the peers do not suit each other. In TLS 1.3 a server says so about
  /// a client's certificate when the client has long been done.
  private static boolean isAboutHandshake(AlertDescription alert) {
    return alert.code() >= AlertDescription.HANDSHAKE_FAILURE.code()
        && !alert.equals(AlertDescription.INTERNAL_ERROR)
        && !alert.equals(AlertDescription.USER_CANCELED);
  }
}
