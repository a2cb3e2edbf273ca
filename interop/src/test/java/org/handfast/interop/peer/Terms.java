package org.handfast.interop.peer;

import java.util.List;
import org.handfast.interop.fixture.Leaf;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;

/// What a peer is told before a connection. An empty list leaves the choice to the peer. A client
/// always verifies the server, by the authority that all here trust and by `name`.
///
/// @param identities what it presents: the first by default, another if its name is asked for
/// @param suites what it may use, as far as it can be told
/// @param groups what it may use; the first is what a client sends a share for
/// @param protocols for ALPN, the preferred one first
/// @param clients what a server does about their certificates
/// @param name whom a client asks for and expects
public record Terms(
    List<Leaf> identities,
    List<CipherSuite> suites,
    List<NamedGroup> groups,
    List<String> protocols,
    Clients clients,
    String name) {

  /// What a server does about its clients' certificates.
  public enum Clients {
    NOT_ASKED,
    VERIFIED
  }

  public Terms {
    identities = List.copyOf(identities);
    suites = List.copyOf(suites);
    groups = List.copyOf(groups);
    protocols = List.copyOf(protocols);
  }

  /// A peer that presents these and is free in all else.
  public static Terms presenting(Leaf... leaves) {
    return new Terms(
        List.of(leaves), List.of(), List.of(), List.of(), Clients.NOT_ASKED, "localhost");
  }

  /// A client without a certificate.
  public static Terms anonymous() {
    return presenting();
  }

  public Terms suites(CipherSuite... chosen) {
    return new Terms(identities, List.of(chosen), groups, protocols, clients, name);
  }

  public Terms groups(NamedGroup... chosen) {
    return new Terms(identities, suites, List.of(chosen), protocols, clients, name);
  }

  public Terms protocols(String... chosen) {
    return new Terms(identities, suites, groups, List.of(chosen), clients, name);
  }

  public Terms verifyingClients() {
    return new Terms(identities, suites, groups, protocols, Clients.VERIFIED, name);
  }

  public Terms asking(String server) {
    return new Terms(identities, suites, groups, protocols, clients, server);
  }
}
