package org.handfast.interop.bogo;

/// How one run of the shim ended.
///
/// @param exitCode 0 if the connections were as the test expects, 89 if it asks for something that
///   is not implemented
/// @param words for standard output if it went well, else for standard error
record Outcome(int exitCode, String words) {
  static final Outcome DONE = new Outcome(0, "");

  static final int UNIMPLEMENTED = 89;

  static Outcome unimplemented(String what) {
    return new Outcome(UNIMPLEMENTED, "not implemented: " + what);
  }

  static Outcome failed(String words) {
    return new Outcome(1, words);
  }
}
