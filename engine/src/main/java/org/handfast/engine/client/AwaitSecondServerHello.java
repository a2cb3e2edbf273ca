package org.handfast.engine.client;

import static org.handfast.engine.Side.SERVER;

import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.ExtensionType;

/// The second ClientHello is out (RFC 9846 4.2.4). There is no third: another HelloRetryRequest is
/// refused because no edge leads back.
///
/// @param offer what the server can select from: one share
/// @param suite what it has selected in its HelloRetryRequest, for good
record AwaitSecondServerHello(Offer offer, NegotiatedSuite suite)
    implements ClientState.Listening, AfterServerHello {

  @Override
  public AwaitEncryptedExtensions on(Message message, ClientContext context) throws TlsException {
    return switch (message) {
      case ServerHello hello -> accept(hello, context);
      default -> throw context.unexpected(message, situation());
    };
  }

  private AwaitEncryptedExtensions accept(ServerHello hello, ClientContext context)
      throws TlsException {
    if (!hello.extensions().contains(ExtensionType.SUPPORTED_VERSIONS)) {
      throw HelloViolation.VERSION_CHANGED_AFTER_RETRY.by(SERVER, hello.legacyVersion().toString());
    }
    NegotiatedSuite selected = new HelloAnswer(offer.hello(), context.config()).accept(hello);
    if (!selected.code().equals(suite.code())) {
      throw HelloViolation.SUITE_CHANGED_AFTER_RETRY.by(
          SERVER, selected.code() + " instead of " + suite.code());
    }
    return ServerShare.agree(hello, suite, offer, context);
  }

  @Override
  public String situation() {
    return "awaiting the server's hello after a retry";
  }
}
