package org.handfast.engine.server;

import java.util.Optional;
import org.handfast.engine.config.Limits;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.PeerKeyUpdate;
import org.handfast.engine.record.Tolerance;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.CompressedCertificate;
import org.handfast.protocol.message.KeyUpdate;
import org.handfast.protocol.message.Message;

/// The handshake is done (RFC 9846 A.2, CONNECTED): all that a client may still send is a KeyUpdate
/// (4.7.3), and the answer if it was asked who it is (4.7.2).
///
/// @param question what it has been asked and has not answered
record ServerConnected(Optional<PostHandshakeRequest> question)
    implements ServerState.Listening, AfterConnected {

  ServerConnected() {
    this(Optional.empty());
  }

  /// Asks the client who it is: one question at a time.
  ServerConnected ask(ServerContext context) {
    if (question.isPresent()) {
      throw new IllegalStateException("the client has not answered the last request yet");
    }
    return new ServerConnected(Optional.of(PostHandshakeRequest.send(context)));
  }

  @Override
  public AfterConnected on(Message message, ServerContext context) throws TlsException {
    return switch (message) {
      case KeyUpdate update -> {
        PeerKeyUpdate.obey(update, context);
        yield this;
      }
      case Certificate _, CompressedCertificate _ when question.isPresent() -> {
        Limits limits = context.config().limits();
        yield question
            .get()
            .accept(context.packing().unpack(message, limits, context, situation()), context);
      }
      default -> throw context.unexpected(message, situation());
    };
  }

  @Override
  public Tolerance tolerance() {
    return Tolerance.APPLICATION_DATA;
  }

  @Override
  public String situation() {
    return "connected";
  }
}
