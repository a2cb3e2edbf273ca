package org.handfast.interop.bogo;

/// The connection was not what the test expects.
final class ShimFailure extends Exception {
  private static final long serialVersionUID = 1L;

  ShimFailure(String what) {
    super(what);
  }

  static void require(boolean holds, String otherwise) throws ShimFailure {
    if (!holds) {
      throw new ShimFailure(otherwise);
    }
  }
}
