package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;
import static org.handfast.engine.Side.SERVER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.crypto.InvalidShareException;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Outgoing;
import org.handfast.engine.record.Epoch;
import org.handfast.engine.schedule.EarlyStage;
import org.handfast.engine.schedule.HandshakeStage;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.KeyShare;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.extension.SelectedPsk;
import org.handfast.protocol.extension.SelectedVersion;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.ProtocolVersion;

/// The ServerHello, RFC 9846 4.2.3: it selects, completes the key exchange if there is one, and
/// everything the server sends after it is protected.
final class ServerHelloStep {
  private ServerHelloStep() {}

  /// Sends it. The receiving keys are the caller's to change: early data may come first.
  ///
  /// @param early the key schedule so far, which ends here
  static HandshakeStage send(
      ClientHello hello,
      Negotiation.Settled settled,
      EarlyStage early,
      Optional<SelectedPsk> psk,
      ServerContext context)
      throws TlsException {
    List<Extension> extensions = new ArrayList<>(3);
    extensions.add(new SelectedVersion(ProtocolVersion.TLS_1_3));
    HandshakeStage stage =
        switch (settled) {
          case Negotiation.Agreed agreed -> {
            KeyExchange.Answer answer = answer(agreed, context);
            extensions.add(
                new KeyShare(new KeyShareEntry(agreed.exchange().group(), answer.share())));
            psk.ifPresent(extensions::add);
            send(hello, settled, extensions, context);
            yield early.handshake(settled.suite(), answer.secret(), context.transcript().hash());
          }
          case Negotiation.PskAlone _ -> {
            psk.ifPresent(extensions::add);
            send(hello, settled, extensions, context);
            yield early.handshakeWithoutExchange(settled.suite(), context.transcript().hash());
          }
        };
    context.reached(stage);
    // RFC 9846 E.4: after the server's first message, for whoever looks on. It is sent to any
    // client, as all have to drop it.
    if (!context.negotiated().isRetried()) {
      context.effects().send(new Outgoing.ChangeCipherSpec());
    }
    context.effects().protectWrites(Epoch.HANDSHAKE, stage.traffic(SERVER));
    return stage;
  }

  private static void send(
      ClientHello hello,
      Negotiation.Settled settled,
      List<Extension> extensions,
      ServerContext context) {
    context.send(
        new ServerHello(
            ProtocolVersion.TLS_1_2,
            new Random(context.config().crypto().random().next(Random.SIZE)),
            hello.legacySessionId(),
            settled.suite().code(),
            new Extensions(extensions)));
  }

  private static KeyExchange.Answer answer(Negotiation.Agreed agreed, ServerContext context)
      throws TlsException {
    KeyShareEntry share = agreed.clientShare();
    try {
      return agreed.exchange().answer(share.keyExchange(), context.handshakeScope());
    } catch (InvalidShareException e) {
      throw HelloViolation.INVALID_SHARE.by(CLIENT, share.group() + ", " + e.getMessage());
    }
  }
}
