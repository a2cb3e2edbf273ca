package org.handfast.jsse;

import java.security.AlgorithmConstraints;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import org.handfast.engine.Side;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.registry.CipherSuite;
import org.jspecify.annotations.Nullable;

/// What an application has asked of one connection, or of a listener's connections to come. Open to
/// change until the handshake begins.
///
/// It keeps an [SSLParameters] of its own; null in it means that nothing was asked. What goes in
/// and what comes out are copies.
final class ParameterSet {
  private final Defaults defaults;
  private final SSLParameters asked;
  private Side side;
  private List<CipherSuite> suites;
  private boolean sessionCreation = true;

  ParameterSet(Defaults defaults, Side side) {
    this.defaults = defaults;
    this.asked = new SSLParameters();
    this.asked.setUseCipherSuitesOrder(true);
    this.asked.setEnableRetransmissions(false);
    this.side = side;
    this.suites = SuiteNames.enabled();
  }

  /// The same parameters for another connection.
  ParameterSet(ParameterSet other) {
    this.defaults = other.defaults;
    this.asked = Parameters.copy(other.asked);
    this.side = other.side;
    this.suites = other.suites;
    this.sessionCreation = other.sessionCreation;
  }

  /// All parameters, with the defaults filled in where they have a value.
  SSLParameters toParameters() {
    SSLParameters copy = Parameters.copy(asked);
    copy.setCipherSuites(SuiteNames.of(suites));
    copy.setProtocols(protocols());
    if (asked.getNamedGroups() == null) {
      copy.setNamedGroups(GroupNames.of(GroupNames.enabled()));
    }
    if (asked.getApplicationProtocols() == null) {
      copy.setApplicationProtocols(new String[0]);
    }
    return copy;
  }

  /// Takes over what `given` says; where it is null, nothing changes.
  void accept(SSLParameters given) {
    if (given.getCipherSuites() != null) {
      enableSuites(given.getCipherSuites());
    }
    if (given.getProtocols() != null) {
      enableProtocols(given.getProtocols());
    }
    Parameters.merge(given, asked);
  }

  Side side() {
    return side;
  }

  void side(Side chosen) {
    side = chosen;
  }

  List<CipherSuite> suites() {
    return suites;
  }

  void enableSuites(String @Nullable [] names) {
    suites = SuiteNames.usable(names);
  }

  String[] protocols() {
    String[] chosen = asked.getProtocols();
    if (chosen != null) {
      return chosen;
    }
    return defaults.protocols(side).toArray(String[]::new);
  }

  void enableProtocols(String @Nullable [] names) {
    asked.setProtocols(ProtocolNames.usable(names).toArray(String[]::new));
  }

  ClientAuthentication clientAuthentication() {
    if (asked.getNeedClientAuth()) {
      return ClientAuthentication.NEED;
    }
    return asked.getWantClientAuth() ? ClientAuthentication.WANT : ClientAuthentication.NONE;
  }

  /// One of the two wishes to see a client's certificate; each clears the other.
  void needClientAuth(boolean need) {
    asked.setNeedClientAuth(need);
  }

  /// As [#needClientAuth].
  void wantClientAuth(boolean want) {
    asked.setWantClientAuth(want);
  }

  boolean sessionCreation() {
    return sessionCreation;
  }

  void sessionCreation(boolean allowed) {
    sessionCreation = allowed;
  }

  boolean ownSuiteOrder() {
    return asked.getUseCipherSuitesOrder();
  }

  /// `HTTPS`, `LDAPS` or whatever was asked for; null for none.
  @Nullable String endpointIdentification() {
    String algorithm = asked.getEndpointIdentificationAlgorithm();
    return algorithm == null || algorithm.isEmpty() ? null : algorithm;
  }

  /// The names that were asked for; null to name the peer's host.
  @Nullable List<SNIServerName> serverNames() {
    return asked.getServerNames();
  }

  /// Which names a server answers to; empty for any.
  Collection<SNIMatcher> nameMatchers() {
    Collection<SNIMatcher> matchers = asked.getSNIMatchers();
    return matchers == null ? List.of() : matchers;
  }

  List<String> applicationProtocols() {
    String[] names = asked.getApplicationProtocols();
    return names == null ? List.of() : List.of(names);
  }

  String @Nullable [] namedGroups() {
    return asked.getNamedGroups();
  }

  String @Nullable [] signatureSchemes() {
    return asked.getSignatureSchemes();
  }

  @Nullable AlgorithmConstraints algorithmConstraints() {
    return asked.getAlgorithmConstraints();
  }
}
