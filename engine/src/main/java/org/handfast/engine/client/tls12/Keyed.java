package org.handfast.engine.client.tls12;

import static org.handfast.engine.Side.CLIENT;

import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Outgoing;
import org.handfast.engine.handshake.tls12.Agreement;
import org.handfast.engine.handshake.tls12.MasterSecretOwner;
import org.handfast.engine.handshake.tls12.Tls12Finished;
import org.handfast.engine.schedule.tls12.KeyBlock;
import org.handfast.engine.schedule.tls12.MasterSecret;

/// The keys are made, and only the confirmations are left.
///
/// @param keys of both directions; each comes into use after its sender's ChangeCipherSpec
/// @param resumed the session that they come from; empty after a full handshake
record Keyed(
    AcceptedHello hello, MasterSecret master, KeyBlock keys, Optional<OfferedSession> resumed) {

  /// Sends the ClientKeyExchange, and makes the keys (RFC 5246 8.1, RFC 7627 4).
  static Keyed exchange(
      AcceptedHello hello, ServerKey key, Fact.Authenticated server, ClientContext context)
      throws TlsException {
    ServerKey.Premaster premaster = key.agree(server.peer().key(), context);
    context.send(premaster.message());
    MasterSecret master =
        hello
            .agreement()
            .master(
                premaster.secret(),
                context.transcript().hash(),
                MasterSecretOwner.of(hello.agreement().masterSecret(), context));
    context.handshakeScope().wipe(premaster.secret());
    return of(hello, master, Optional.empty(), context);
  }

  /// Goes on with a session's master secret (RFC 5246 7.3): a copy, as what was offered ends with
  /// the handshake, whatever the server makes of it.
  static Keyed resumed(AcceptedHello hello, OfferedSession session, ClientContext context) {
    Agreement agreement = hello.agreement();
    MasterSecret master =
        MasterSecret.resumed(
            agreement.suite().hash(),
            session.master().secret(),
            MasterSecretOwner.of(agreement.masterSecret(), context));
    return of(hello, master, Optional.of(session), context);
  }

  private static Keyed of(
      AcceptedHello hello,
      MasterSecret master,
      Optional<OfferedSession> resumed,
      ClientContext context) {
    Agreement agreement = hello.agreement();
    context.reached(master, agreement.exporter(master));
    return new Keyed(hello, master, agreement.keys(master), resumed);
  }

  /// Changes this side's cipher and confirms the handshake, before the server does.
  AfterFlight finish(ClientContext context) {
    confirm(context);
    context.transcript().forgetMessages();
    return awaitServer();
  }

  /// The last two messages of this side's: what comes after the first is under the new keys (RFC
  /// 5246 7.1, 7.4.9).
  void confirm(ClientContext context) {
    context.effects().send(new Outgoing.ChangeCipherSpec());
    context.effects().changeWrites(keys.client());
    context.send(Tls12Finished.of(CLIENT, master, context.transcript()));
  }

  /// What the server sends before its own confirmation.
  AfterFlight awaitServer() {
    return hello.promisesTicket()
        ? new AwaitNewTicket(this)
        : new AwaitChangeCipherSpec(this, Optional.empty());
  }
}
