package org.handfast.bench.timing;

import java.util.List;

/// Something that fails in several ways, which must not differ in time.
interface Subject {
  String name();

  /// The ways to fail, by their names; each is compared with all others.
  List<String> classes();

  /// One that does not fail: the code is trained on this alone, as a server is.
  Operation good();

  /// One that fails in this way, made ready outside of the measurement.
  Operation failing(int way);

  /// What is measured. Answers something, so that nothing is optimised away.
  @FunctionalInterface
  interface Operation {
    int run();
  }
}
