package org.handfast.cli.connect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.engine.config.Policy;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.protocol.registry.NamedGroup;
import picocli.CommandLine.Option;

/// What a client offers.
final class NegotiationOptions {
  private static final int LONGEST_PROTOCOL = 255;

  @Option(
      names = "--alpn",
      paramLabel = "PROTOCOL",
      split = ",",
      description = "application protocols to offer, the preferred one first: h2,http/1.1")
  private List<String> applicationProtocols = List.of();

  @Option(
      names = "--groups",
      paramLabel = "GROUP",
      split = ",",
      description = "key exchange groups to offer: X25519MLKEM768,x25519,secp256r1,...")
  private List<String> groups = List.of();

  @Option(
      names = "--suites",
      paramLabel = "SUITE",
      split = ",",
      description = "cipher suites to offer: TLS_AES_128_GCM_SHA256,...")
  private List<String> suites = List.of();

  String[] applicationProtocols() throws CommandFailure {
    for (String each : applicationProtocols) {
      int length = each.getBytes(StandardCharsets.UTF_8).length;
      if (length < 1 || length > LONGEST_PROTOCOL) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "usage",
            "--alpn: the name of a protocol has 1 to 255 bytes, not " + length,
            "--alpn h2,http/1.1");
      }
    }
    return applicationProtocols.toArray(String[]::new);
  }

  Policy policy() throws CommandFailure {
    Policy all = Policy.MODERN_2026;
    return all.withGroups(groups.isEmpty() ? all.groups() : chosen("--groups", groups, known()))
        .withSuites(suites.isEmpty() ? all.suites() : chosen("--suites", suites, all.suites()));
  }

  /// All that there are, also those that are not offered unasked.
  private static List<NamedGroup> known() {
    return JcaCryptoProvider.installed().keyExchanges().stream().map(KeyExchange::group).toList();
  }

  private static <T> List<T> chosen(String option, List<String> names, List<T> all)
      throws CommandFailure {
    List<String> unknown =
        names.stream().filter(name -> all.stream().noneMatch(each -> is(each, name))).toList();
    if (!unknown.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "usage",
          option + ": there is no " + String.join(", ", unknown),
          option + " " + String.join(",", all.stream().map(Object::toString).toList()));
    }
    return names.stream()
        .flatMap(name -> all.stream().filter(each -> is(each, name)))
        .distinct()
        .toList();
  }

  private static boolean is(Object value, String name) {
    return value.toString().equalsIgnoreCase(name.strip());
  }
}
