package org.handfast.engine.failure;

import org.handfast.protocol.registry.AlertDescription;

/// Rules of the messages after the handshake, RFC 9846 4.7.
public enum PostHandshakeViolation implements Violation {
  TOO_MANY_MESSAGES(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 4.7",
      "sent more post-handshake messages without data than the limit");

  private final Rule rule;

  PostHandshakeViolation(AlertDescription alert, String source, String deed) {
    this.rule = new Rule(alert, source, deed);
  }

  @Override
  public Rule rule() {
    return rule;
  }
}
