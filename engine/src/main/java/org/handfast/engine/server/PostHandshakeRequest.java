package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;

import java.util.Optional;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.PeerIdentity;
import org.handfast.engine.schedule.Transcript;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.wire.Bytes;

/// A CertificateRequest after the handshake, and the answer as far as it has come (RFC 9846 4.7.2).
///
/// @param requestContext random, so that no answer can be made before the question
/// @param transcript the handshake, the request and the answer's messages
record PostHandshakeRequest(Bytes requestContext, Transcript transcript) {
  private static final int CONTEXT_LENGTH = 32;

  /// Sends a request.
  ///
  /// @throws IllegalStateException if the client has not offered to be asked, has an external
  ///   pre-shared key, or if nobody could judge its answer
  static PostHandshakeRequest send(ServerContext context) {
    ServerConfig config = context.config();
    if (config.clientAuthentication() == ClientAuthentication.NONE) {
      throw new IllegalStateException("the configuration has nobody to judge a client's answer");
    }
    // RFC 9846 4.4.2: its key is all that such a client has to prove.
    if (context.negotiated().externalPsk().isPresent()) {
      throw new IllegalStateException("a client with an external pre-shared key is not asked");
    }
    Transcript transcript = context.afterHandshake();
    Bytes requestContext = config.crypto().random().next(CONTEXT_LENGTH);
    context.send(ServerExtensions.certificateRequest(requestContext, config), transcript);
    return new PostHandshakeRequest(requestContext, transcript);
  }

  /// Takes the first message of the answer; the rest follows it directly.
  AfterConnected accept(Certificate certificate, ServerContext context) throws TlsException {
    if (!certificate.requestContext().equals(requestContext)) {
      throw AuthenticationViolation.WRONG_REQUEST_CONTEXT.by(CLIENT);
    }
    transcript.add(context.arrived());
    if (!certificate.entries().isEmpty()) {
      return new AwaitPostHandshakeVerify(
          this, PeerIdentity.of(certificate, context.config().evidence(), context));
    }
    if (context.config().clientAuthentication() == ClientAuthentication.NEED) {
      throw AuthenticationViolation.CERTIFICATE_REQUIRED.by(CLIENT);
    }
    return new AwaitPostHandshakeFinished(this, Optional.empty());
  }
}
