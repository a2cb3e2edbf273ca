package org.handfast.jsse;

import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLProtocolException;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.protocol.registry.AlertDescription;

/// The engine's failures in the words of JSSE: [SSLHandshakeException] for what keeps two sound peers
/// apart, [SSLProtocolException] for a peer that breaks the rules, [SSLException] for the rest.
final class Failures {
  /// Whether the handshake was done when the failure came.
  enum Stage {
    HANDSHAKE,
    CONNECTED
  }

  private Failures() {}

  /// A fresh exception with the failure's message. Its cause is the failure; if a trust manager
  /// refused the peer, it is that refusal, where callers look for it.
  static SSLException translate(TlsException failure, Stage stage) {
    SSLException translated =
        switch (failure) {
          case PeerViolation violation when violation.violation() == FlowViolation.TRUNCATED ->
              plain(failure, stage);
          case PeerViolation _, Malformed _ -> new SSLProtocolException(failure.getMessage());
          case PeerIncompatible _, UntrustedPeer _ ->
              new SSLHandshakeException(failure.getMessage());
          case PeerRejected rejected when isAboutHandshake(rejected.alert()) ->
              new SSLHandshakeException(failure.getMessage());
          case PeerRejected _, LocalFault _ -> plain(failure, stage);
        };
    Throwable reason = failure.getCause();
    if (failure instanceof UntrustedPeer && reason instanceof CertificateException) {
      translated.initCause(reason);
      translated.addSuppressed(failure);
    } else {
      translated.initCause(failure);
    }
    return translated;
  }

  private static SSLException plain(TlsException failure, Stage stage) {
    return stage == Stage.HANDSHAKE
        ? new SSLHandshakeException(failure.getMessage())
        : new SSLException(failure.getMessage());
  }

  /// Whether an alert says that the peers do not suit each other. In TLS 1.3 a server says so about a
  /// client's certificate when the client has long been done.
  private static boolean isAboutHandshake(AlertDescription alert) {
    return alert.code() >= AlertDescription.HANDSHAKE_FAILURE.code()
        && !alert.equals(AlertDescription.INTERNAL_ERROR)
        && !alert.equals(AlertDescription.USER_CANCELED);
  }
}
