package org.handfast.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handfast.engine.config.Policy;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ProtocolVersion;
import picocli.CommandLine.Option;

/// What may be negotiated: a policy, and what of it.
public final class PolicyOptions {
  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description =
          "modern (the default), or classic: also RSA key transport and block ciphers, for peers"
              + " that have nothing else")
  private Named policy = Named.MODERN;

  @Option(
      names = "--tls",
      paramLabel = "VERSION",
      split = ",",
      description = "versions to speak (default: 1.3,1.2)")
  private List<String> versions = List.of();

  @Option(
      names = "--suites",
      paramLabel = "SUITE",
      split = ",",
      description = "cipher suites of the policy to use, the preferred one first")
  private List<String> suites = List.of();

  @Option(
      names = "--null-cipher-for-teaching",
      description =
          "with --policy classic: also TLS_RSA_WITH_NULL_SHA256, which encrypts NOTHING; behind"
              + " all others")
  private boolean nullCipher;

  /// The policies that have a name here.
  enum Named {
    MODERN,
    CLASSIC
  }

  /// What the options come to; whoever leaves the safe ground is told so.
  public Policy policy(PrintWriter err) throws CommandFailure {
    if (nullCipher && policy != Named.CLASSIC) {
      throw usage(
          "--null-cipher-for-teaching: only the classic policy can have it",
          "--policy classic --null-cipher-for-teaching");
    }
    Policy chosen = withSuites(withVersions(named()));
    warn(chosen, err);
    return chosen;
  }

  private Policy named() {
    Policy named =
        switch (policy) {
          case MODERN -> Policy.MODERN_2026;
          case CLASSIC -> Policy.CLASSIC_2026;
        };
    return nullCipher ? named.withoutEncryptionForTeaching() : named;
  }

  private Policy withVersions(Policy all) throws CommandFailure {
    List<ProtocolVersion> chosen = new ArrayList<>();
    for (String version : versions) {
      switch (version.strip()) {
        case "1.3" -> chosen.add(ProtocolVersion.TLS_1_3);
        case "1.2" -> chosen.add(ProtocolVersion.TLS_1_2);
        default -> throw usage("--tls: there is no TLS " + version + " here", "--tls 1.3,1.2");
      }
    }
    return chosen.isEmpty() ? all : all.withVersions(inOrder(chosen));
  }

  /// The later version is always the preferred one.
  private static ProtocolVersion[] inOrder(List<ProtocolVersion> chosen) {
    return Policy.MODERN_2026.versions().stream()
        .filter(chosen::contains)
        .toArray(ProtocolVersion[]::new);
  }

  /// A version without a suite is not spoken.
  private Policy withSuites(Policy all) throws CommandFailure {
    if (suites.isEmpty()) {
      return all;
    }
    List<CipherSuite> chosen = Names.chosen("--suites", suites, all.suites(), remedy(all));
    Policy some = all.withSuites(chosen);
    return some.withVersions(
        all.versions().stream()
            .filter(
                version ->
                    chosen.stream()
                        .anyMatch(
                            suite -> suite.isTls13() == version.equals(ProtocolVersion.TLS_1_3)))
            .toArray(ProtocolVersion[]::new));
  }

  /// A suite that another policy would have is no misspelling.
  private String remedy(Policy all) {
    boolean classic =
        policy == Named.MODERN && suites.stream().anyMatch(name -> isClassic(name.strip()));
    return classic
        ? "--policy classic, if you mean it"
        : "--suites " + String.join(",", all.suites().stream().map(Object::toString).toList());
  }

  private static boolean isClassic(String name) {
    return Policy.CLASSIC_2026.suites().stream()
        .filter(suite -> !Policy.MODERN_2026.suites().contains(suite))
        .anyMatch(suite -> suite.toString().equals(name.toUpperCase(Locale.ROOT)));
  }

  private void warn(Policy chosen, PrintWriter err) {
    boolean more = !Policy.MODERN_2026.suites().containsAll(chosen.suites());
    if (policy == Named.CLASSIC && more) {
      Warning.print(
          err,
          chosen.allowsKeyTransport()
              ? "--policy classic: what goes over TLS_RSA_* can be read later by whoever gets the"
                  + " server's key; block ciphers are allowed, too"
              : "--policy classic: block ciphers are allowed, which have a history of attacks");
    }
    if (chosen.suites().contains(CipherSuite.TLS_RSA_WITH_NULL_SHA256)) {
      Warning.print(
          err,
          "--null-cipher-for-teaching: NOTHING IS ENCRYPTED ON A CONNECTION WITH"
              + " TLS_RSA_WITH_NULL_SHA256. EVERYBODY ON THE WAY CAN READ IT");
    }
  }

  private static CommandFailure usage(String message, String remedy) {
    return new CommandFailure(ExitCode.USAGE, "usage", message, remedy);
  }
}
