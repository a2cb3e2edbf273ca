package org.handfast.interop.tls12;

import java.util.List;
import java.util.Set;

/// Another implementation of TLS 1.2, whose clients keep sessions.
interface Neighbour extends AutoCloseable {
  /// What is possible with its servers.
  Repertoire asServer() throws Exception;

  /// What is possible with its clients.
  Repertoire asClient() throws Exception;

  /// What it can be told to do without.
  Set<Trait> heeds();

  /// Listens with all its suites.
  ///
  /// @param traits what it has, of what it [heeds][#heeds]
  Host host(Set<Trait> traits) throws Exception;

  /// Connects to our server twice, offers the session of the first connection in the second, and
  /// exchanges data: what it says of each.
  List<Said> visit(Course course, int port) throws Exception;

  @Override
  default void close() {}
}
