package org.handfast.cli.connect;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.Names;
import org.handfast.cli.terminal.PolicyOptions;
import org.handfast.engine.config.Policy;
import org.handfast.engine.crypto.KeyExchange;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.protocol.registry.NamedGroup;
import picocli.CommandLine.Mixin;
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

  @Mixin private PolicyOptions policy = new PolicyOptions();

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

  /// What may be negotiated; a choice that is not safe is warned of.
  Policy policy(PrintWriter err) throws CommandFailure {
    Policy chosen = policy.policy(err);
    if (groups.isEmpty()) {
      return chosen;
    }
    List<NamedGroup> known = known();
    String all = String.join(",", known.stream().map(Object::toString).toList());
    return chosen.withGroups(Names.chosen("--groups", groups, known, "--groups " + all));
  }

  /// All that there are, also those that are not offered unasked.
  private static List<NamedGroup> known() {
    return JcaCryptoProvider.installed().keyExchanges().stream().map(KeyExchange::group).toList();
  }
}
