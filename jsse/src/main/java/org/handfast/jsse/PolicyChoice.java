package org.handfast.jsse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.handfast.engine.Side;
import org.handfast.engine.config.Policy;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;

/// What a connection may negotiate: what its parameters ask for, as far as we have it and nothing
/// forbids it.
final class PolicyChoice {
  private final ParameterSet parameters;
  private final Constraints constraints;

  private PolicyChoice(ParameterSet parameters) {
    this.parameters = parameters;
    this.constraints = Constraints.with(parameters.algorithmConstraints());
  }

  /// @throws SSLHandshakeException if nothing is left of something that a handshake needs
  static Policy of(ParameterSet parameters) throws SSLHandshakeException {
    return new PolicyChoice(parameters).choose();
  }

  private Policy choose() throws SSLHandshakeException {
    List<ProtocolVersion> versions = demand("protocol", versions());
    List<CipherSuite> suites = demand("cipher suite", suites(versions));
    Policy base = base(suites);
    Policy chosen =
        base.withSuites(suites)
            .withGroups(demand("named group", groups()))
            .withSignatureSchemes(demand("signature scheme", schemes(base.signatureSchemes())))
            .withCertificateSchemes(schemes(base.certificateSchemes()))
            .withExtendedMasterSecret(
                Defaults.extendedMasterSecret().orElse(base.extendedMasterSecret()));
    Policy sound =
        parameters.side() == Side.SERVER ? KeyTransport.withoutSharedKey(chosen) : chosen;
    return sound.withVersions(usable(versions, sound.suites()));
  }

  private List<ProtocolVersion> versions() {
    return ProtocolNames.versions(parameters.protocols()).stream()
        .filter(constraints::permits)
        .toList();
  }

  private List<CipherSuite> suites(List<ProtocolVersion> versions) {
    return parameters.suites().stream()
        .filter(suite -> versions.contains(version(suite)))
        .filter(constraints::permits)
        .toList();
  }

  /// A version without a suite is not offered.
  private static ProtocolVersion[] usable(
      List<ProtocolVersion> versions, List<CipherSuite> suites) {
    return versions.stream()
        .filter(version -> suites.stream().anyMatch(suite -> version(suite).equals(version)))
        .toArray(ProtocolVersion[]::new);
  }

  private static ProtocolVersion version(CipherSuite suite) {
    return suite.isTls13() ? ProtocolVersion.TLS_1_3 : ProtocolVersion.TLS_1_2;
  }

  /// Who enables a suite of the classic policy has chosen that policy's other terms with it.
  private static Policy base(List<CipherSuite> suites) {
    return Policy.MODERN_2026.suites().containsAll(suites)
        ? Policy.MODERN_2026
        : Policy.CLASSIC_2026;
  }

  private List<NamedGroup> groups() {
    return GroupNames.enabled(parameters.namedGroups()).stream()
        .filter(constraints::permits)
        .toList();
  }

  private List<SignatureScheme> schemes(List<SignatureScheme> supported) {
    Stream<SignatureScheme> asked =
        askedSchemes()
            .map(
                names ->
                    names.stream()
                        .map(name -> SignatureScheme.named(name))
                        .flatMap(Optional::stream)
                        .filter(supported::contains)
                        .distinct())
            .orElseGet(supported::stream);
    return asked.filter(constraints::permits).toList();
  }

  private Optional<List<String>> askedSchemes() {
    String[] names = parameters.signatureSchemes();
    if (names != null) {
      return Optional.of(List.of(names));
    }
    return parameters.side() == Side.CLIENT
        ? Defaults.clientSignatureSchemes()
        : Defaults.serverSignatureSchemes();
  }

  private static <T> List<T> demand(String what, List<T> left) throws SSLHandshakeException {
    if (left.isEmpty()) {
      throw new SSLHandshakeException(
          "no "
              + what
              + " is left: the parameters, the jdk.tls properties and the algorithm constraints"
              + " rule all of them out");
    }
    return left;
  }
}
