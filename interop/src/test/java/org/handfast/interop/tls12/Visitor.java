package org.handfast.interop.tls12;

import java.util.List;
import java.util.Set;

/// A client of TLS 1.2 that keeps sessions.
interface Visitor extends AutoCloseable {
  /// What is possible with it.
  Repertoire asClient() throws Exception;

  /// What it can be told to do without.
  Set<Trait> heeds();

  /// Connects to our server twice, offers the session of the first connection in the second, and
  /// exchanges data: what it says of each.
  List<Said> visit(Course course, int port) throws Exception;

  @Override
  default void close() {}
}
