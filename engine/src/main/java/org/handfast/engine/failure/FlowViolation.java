package org.handfast.engine.failure;

import org.handfast.protocol.registry.AlertDescription;

/// Rules of the order of messages, RFC 9846 4 and A.
public enum FlowViolation implements Violation {
  UNEXPECTED(AlertDescription.UNEXPECTED_MESSAGE, "RFC 9846 4", "sent a message out of order"),
  EARLY_APPLICATION_DATA(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 2",
      "sent application data before the handshake was finished"),
  TOO_MANY_USER_CANCELED(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 6.1",
      "sent more user_canceled alerts in a row than the limit"),
  TOO_MANY_WARNINGS(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 5246 7.2.2",
      "sent more warning alerts in a row than the limit");

  private final Rule rule;

  FlowViolation(AlertDescription alert, String source, String deed) {
    this.rule = new Rule(alert, source, deed);
  }

  @Override
  public Rule rule() {
    return rule;
  }
}
