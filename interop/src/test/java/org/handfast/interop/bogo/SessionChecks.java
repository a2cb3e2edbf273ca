package org.handfast.interop.bogo;

import static org.handfast.interop.bogo.ShimFailure.require;

import org.handfast.engine.Negotiated;
import org.handfast.engine.session.NameScope;
import org.handfast.engine.session.SessionTicket;
import org.handfast.protocol.registry.ProtocolVersion;

/// What a connection should have left for later ones. BoringSSL's client expects something unless
/// it is told otherwise.
record SessionChecks(Section flags, ShimMemory memory) {

  /// @param first whether this is the test's first connection
  void check(Negotiated negotiated, boolean first) throws ShimFailure {
    boolean isTls13 = negotiated.version().filter(ProtocolVersion.TLS_1_3::equals).isPresent();
    switch (negotiated.side()) {
      case CLIENT -> {
        if (isTls13) {
          checkTicketAfterHandshake();
        } else {
          checkSessionOfHandshake(negotiated);
        }
      }
      case SERVER -> {
        if (first && !isTls13) {
          checkKept();
        }
      }
    }
  }

  // RFC 5077 3.3: what a resumed session goes by may change, and need not.
  private void checkSessionOfHandshake(Negotiated negotiated) throws ShimFailure {
    boolean expected =
        !flags.has("-expect-no-session")
            && (!negotiated.isResumed() || flags.has("-expect-ticket-renewal"));
    require(memory.hasNewSession() == expected, "a new session: " + !expected);
  }

  private void checkKept() throws ShimFailure {
    require(!flags.has("-expect-session-id") || memory.kept() > 0, "the session was not kept");
    require(!flags.has("-expect-no-session-id") || memory.kept() == 0, "the session was kept");
  }

  private void checkTicketAfterHandshake() throws ShimFailure {
    if (flags.has("-shim-shuts-down")) {
      return;
    }
    boolean expected = !flags.has("-expect-no-session");
    require(memory.newest().isPresent() == expected, "a ticket: " + !expected);
    if (expected) {
      checkTerms(memory.newest().orElseThrow());
    }
  }

  private void checkTerms(SessionTicket ticket) throws ShimFailure {
    boolean early = ticket.session().terms().maxEarlyData() > 0;
    require(
        early == flags.has("-expect-ticket-supports-early-data"),
        "the ticket allows early data: " + early);
    require(
        ticket.names() == NameScope.OTHER_NAMES || !flags.has("-expect-resumable-across-names"),
        "the ticket is for one name");
    require(
        ticket.names() == NameScope.SAME_NAME || !flags.has("-expect-not-resumable-across-names"),
        "the ticket is for other names");
  }
}
