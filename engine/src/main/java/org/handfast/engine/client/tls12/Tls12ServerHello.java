package org.handfast.engine.client.tls12;

import static org.handfast.engine.Side.SERVER;

import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.tls12.Agreement;
import org.handfast.engine.record.Dialect;
import org.handfast.engine.schedule.tls12.MacOrder;
import org.handfast.engine.session.Session;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.ProtocolVersion;

/// The server has selected TLS 1.2: where the handshake goes from there, RFC 5246 7.4.1.3.
public final class Tls12ServerHello {
  private Tls12ServerHello() {}

  /// Obeys the hello.
  ///
  /// @param offered the hello that it answers
  /// @param session that was offered with it
  public static AfterHello accept(
      ServerHello hello,
      ClientHello offered,
      Optional<OfferedSession> session,
      ClientContext context)
      throws TlsException {
    AcceptedHello accepted = new ServerHelloRules(offered, context).accept(hello);
    Agreement agreement = accepted.agreement();
    context.effects().speak(Dialect.TLS_1_2);
    // No first hello's record version any more.
    context.effects().unprotectWrites();
    context.transcript().beginAndKeep(agreement.suite().hash());
    context.learn(new Fact.Version(ProtocolVersion.TLS_1_2));
    context.learn(new Fact.Suite(agreement.suite().code()));
    if (agreement.isExtended()) {
      context.learn(new Fact.ExtendedMasterSecret());
    }
    if (agreement.macOrder() == MacOrder.ENCRYPT_THEN_MAC) {
      context.learn(new Fact.EncryptThenMac());
    }
    HelloAnswers.learn(accepted.answers(), context);
    boolean namesOurs =
        !accepted.sessionId().isEmpty() && accepted.sessionId().equals(offered.legacySessionId());
    return namesOurs ? resume(accepted, session, context) : new AwaitCertificate(accepted);
  }

  // RFC 5246 7.3: the keys come from the session's master secret and the new nonces, and the server
  // is the first to confirm.
  private static AfterFlight resume(
      AcceptedHello accepted, Optional<OfferedSession> offered, ClientContext context)
      throws TlsException {
    OfferedSession session = offered.orElseThrow(() -> Tls12Violation.UNKNOWN_SESSION.by(SERVER));
    requireSameTerms(accepted, session.terms());
    context.transcript().forgetMessages();
    return Keyed.resumed(accepted, session, context).awaitServer();
  }

  private static void requireSameTerms(AcceptedHello accepted, Session.Terms terms)
      throws PeerViolation {
    Agreement agreement = accepted.agreement();
    if (!terms.suite().equals(agreement.suite().code())) {
      throw Tls12Violation.SUITE_CHANGED_ON_RESUMPTION.by(
          SERVER, agreement.suite().code() + " instead of " + terms.suite());
    }
    if (terms.secret() != agreement.masterSecret()) {
      throw Tls12Violation.EXTENDED_MASTER_SECRET_CHANGED.by(SERVER);
    }
  }
}
