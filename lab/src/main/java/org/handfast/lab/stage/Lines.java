package org.handfast.lab.stage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.handfast.protocol.wire.Bytes;

/// What is said on every rung. Alice is a bank; she carries each of Bob's lines out when she has
/// it. His third line takes the first one back, so it matters who takes the third one away.
public final class Lines {
  /// Alice's only line, when the handshake is over.
  public static final Bytes BALANCE = line("balance 500\n");

  /// Bob's lines, one record each.
  public static final List<Bytes> ORDERS =
      List.of(line("pay 100 to carol\n"), line("pay 020 to dave.\n"), line("take carol back\n"));

  /// What Trudy would like the first of them to be; as long as it.
  public static final Bytes FORGED = line("pay 900 to trudy\n");

  private Lines() {}

  /// Whether somebody could have said this: printable letters and line ends, and nothing else.
  public static boolean isText(Bytes data) {
    return IntStream.range(0, data.length())
        .map(data::at)
        .allMatch(octet -> octet == '\n' || (octet >= ' ' && octet <= '~'));
  }

  private static Bytes line(String text) {
    return Bytes.owning(text.getBytes(StandardCharsets.US_ASCII));
  }
}
