package org.handfast.interop.bogo;

/// A test asks for something that this implementation does not have: exit code 89.
final class Unimplemented extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unimplemented(String what) {
    super(what);
  }
}
