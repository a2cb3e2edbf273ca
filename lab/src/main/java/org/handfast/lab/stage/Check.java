package org.handfast.lab.stage;

/// What can tell somebody that Trudy was there. The rungs of the shipped stack name their own
/// rules.
public enum Check {
  /// The header's type is one that may come now.
  RECORD_TYPE("record type"),
  /// The header's version.
  RECORD_VERSION("record version"),
  /// The header's length is within its bounds, and the connection does not end within a record.
  RECORD_LENGTH("record length"),
  /// The hash without a key inside a record.
  RECORD_HASH("hash inside the record"),
  /// The MAC of one record.
  RECORD_MAC("record MAC"),
  /// The one MAC over all data of a direction.
  STREAM_MAC("MAC over the stream"),
  /// A handshake message is of the kind that comes now, and is well formed.
  MESSAGE("handshake message"),
  /// The encrypted secret opens.
  SECRET("encrypted secret"),
  /// An authority that Bob trusts has signed the certificate.
  ISSUER("certificate's issuer"),
  /// The certificate is for the name that Bob wants.
  NAME("certificate's name"),
  /// The two ends have an algorithm in common.
  COMMON_SUITE("a suite in common"),
  /// Alice's pick is one of those that Bob offered.
  OFFERED_SUITE("pick among the offered"),
  /// The MAC of all handshake messages.
  FINISHED("MAC of the handshake messages"),
  /// The end of the connection was announced by a close record.
  CLOSE_RECORD("close record before the end");

  private final String label;

  Check(String label) {
    this.label = label;
  }

  /// In words.
  public String label() {
    return label;
  }
}
