package org.handfast.engine.record;

/// Decisions on secret numbers, without a branch: all bits are 1 for yes, and 0 for no.
final class Mask {
  private Mask() {}

  /// Whether the numbers are the same.
  static int equal(int one, int other) {
    int different = one ^ other;
    return ~((different | -different) >> 31);
  }

  /// Whether `one` is not above `other`; both are from 0 to 2^30.
  static int atMost(int one, int other) {
    return ~((other - one) >> 31);
  }

  /// `yes` under a mask of ones, `no` under one of zeros.
  static int select(int mask, int yes, int no) {
    return (yes & mask) | (no & ~mask);
  }
}
