package org.handfast.engine.failure;

import org.handfast.protocol.registry.AlertDescription;

/// Rules of the messages after the handshake, RFC 9846 4.7.
public enum PostHandshakeViolation implements Violation {
  TOO_MANY_MESSAGES(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 4.7",
      "sent more post-handshake messages without data than the limit");

  private final AlertDescription alert;
  private final String source;
  private final String deed;

  PostHandshakeViolation(AlertDescription alert, String source, String deed) {
    this.alert = alert;
    this.source = source;
    this.deed = deed;
  }

  @Override
  public AlertDescription alert() {
    return alert;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public String deed() {
    return deed;
  }
}
