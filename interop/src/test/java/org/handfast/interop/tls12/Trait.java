package org.handfast.interop.tls12;

/// What a connection of TLS 1.2 may have beside its suite.
enum Trait {
  /// RFC 7627.
  EXTENDED_MASTER_SECRET("EMS"),
  /// RFC 7366; only block ciphers have a MAC whose place is a question.
  ENCRYPT_THEN_MAC("EtM"),
  /// The session comes back by a ticket (RFC 5077), not by its id.
  TICKET("ticket"),
  CLIENT_CERTIFICATE("client certificate"),
  /// The peer has TLS 1.3 too.
  TLS_1_3("TLS 1.3 too");

  private final String words;

  Trait(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
