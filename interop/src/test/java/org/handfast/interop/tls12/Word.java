package org.handfast.interop.tls12;

/// What an end says of something.
enum Word {
  YES,
  NO,
  /// It does not tell.
  SILENCE;

  static Word of(boolean answer) {
    return answer ? YES : NO;
  }
}
