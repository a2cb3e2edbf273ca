package org.handfast.jsse;

import javax.net.ssl.SSLParameters;

/// Copies between [SSLParameters], whose getters and setters copy what they hold.
final class Parameters {
  private Parameters() {}

  static SSLParameters copy(SSLParameters from) {
    SSLParameters to = new SSLParameters(from.getCipherSuites(), from.getProtocols());
    merge(from, to);
    return to;
  }

  /// Sets in `to` all that `from` says, except for cipher suites and protocols, which have to be
  /// judged. What is null in `from` stays as it is in `to`.
  static void merge(SSLParameters from, SSLParameters to) {
    mergeIdentities(from, to);
    if (from.getAlgorithmConstraints() != null) {
      to.setAlgorithmConstraints(from.getAlgorithmConstraints());
    }
    if (from.getApplicationProtocols() != null) {
      to.setApplicationProtocols(from.getApplicationProtocols());
    }
    if (from.getNamedGroups() != null) {
      to.setNamedGroups(from.getNamedGroups());
    }
    if (from.getSignatureSchemes() != null) {
      to.setSignatureSchemes(from.getSignatureSchemes());
    }
    to.setUseCipherSuitesOrder(from.getUseCipherSuitesOrder());
    to.setEnableRetransmissions(from.getEnableRetransmissions());
    to.setMaximumPacketSize(from.getMaximumPacketSize());
  }

  /// Who has to prove what to whom.
  private static void mergeIdentities(SSLParameters from, SSLParameters to) {
    if (from.getNeedClientAuth()) {
      to.setNeedClientAuth(true);
    } else {
      // Clears both wishes, or sets the weaker one.
      to.setWantClientAuth(from.getWantClientAuth());
    }
    if (from.getEndpointIdentificationAlgorithm() != null) {
      to.setEndpointIdentificationAlgorithm(from.getEndpointIdentificationAlgorithm());
    }
    if (from.getServerNames() != null) {
      to.setServerNames(from.getServerNames());
    }
    if (from.getSNIMatchers() != null) {
      to.setSNIMatchers(from.getSNIMatchers());
    }
  }
}
