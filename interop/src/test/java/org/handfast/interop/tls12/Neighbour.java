package org.handfast.interop.tls12;

import java.util.Set;

/// Another implementation of TLS 1.2, in both roles.
interface Neighbour extends Visitor {
  /// What is possible with its servers.
  Repertoire asServer() throws Exception;

  /// Listens with all its suites.
  ///
  /// @param traits what it has, of what it [heeds][#heeds]
  Host host(Set<Trait> traits) throws Exception;
}
