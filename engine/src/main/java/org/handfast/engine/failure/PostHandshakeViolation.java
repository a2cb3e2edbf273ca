package org.handfast.engine.failure;

import org.handfast.protocol.registry.AlertDescription;

/// Rules of the messages after the handshake, RFC 9846 4.7.
public enum PostHandshakeViolation implements Violation {
  TOO_MANY_MESSAGES(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 4.7",
      "sent more post-handshake messages without data than the limit"),
  FLAGS_NOT_SHORTEST(
      AlertDescription.ILLEGAL_PARAMETER,
      "draft-ietf-tls-tlsflags 2",
      "sent a ticket with flags that are not in their shortest form");

  private final Rule rule;

  PostHandshakeViolation(AlertDescription alert, String source, String deed) {
    this.rule = new Rule(alert, source, deed);
  }

  @Override
  public Rule rule() {
    return rule;
  }
}
