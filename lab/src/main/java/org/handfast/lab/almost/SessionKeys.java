package org.handfast.lab.almost;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handfast.lab.hash.Hashes;
import org.handfast.lab.stage.Value;
import org.handfast.protocol.wire.Bytes;

/// The keys of a session: for what Bob sends, and for what Alice sends.
///
/// @param values how they come of the secret, step by step; the secret itself is not among them
public record SessionKeys(DirectionKeys bob, DirectionKeys alice, List<Value> values) {
  /// Copies the list.
  public SessionKeys {
    values = List.copyOf(values);
  }

  /// All that follows from the secret that Bob encrypted.
  ///
  /// @param bobsNonce empty where he throws none
  /// @param alicesNonce empty where she throws none
  public static SessionKeys derive(
      Variant variant, Suite suite, Bytes secret, Bytes bobsNonce, Bytes alicesNonce) {
    List<Value> values = new ArrayList<>();
    Bytes ms =
        switch (variant.secret()) {
          case MS -> secret;
          case PMS -> {
            Value expanded = masterSecret(variant, secret, bobsNonce, alicesNonce);
            values.add(expanded);
            yield expanded.bytes();
          }
        };
    Cutter cutter = new Cutter(suite, ms, values);
    return switch (variant.split()) {
      case NONE -> {
        DirectionKeys both = new DirectionKeys("MS", ms, "", Bytes.EMPTY);
        yield new SessionKeys(both, both, values);
      }
      case ONE_PAIR -> {
        DirectionKeys both = cutter.pair("E", "M", 0);
        yield new SessionKeys(both, both, values);
      }
      case FOUR_KEYS -> {
        DirectionKeys bob = cutter.pair("E_b", "M_b", 0);
        DirectionKeys alice = cutter.pair("E_a", "M_a", 48);
        yield new SessionKeys(bob, alice, values);
      }
    };
  }

  private static Value masterSecret(
      Variant variant, Bytes pms, Bytes bobsNonce, Bytes alicesNonce) {
    List<String> nonces =
        switch (variant.nonces()) {
          case NONE -> List.of();
          case BOBS -> List.of("N_b");
          case ALICES -> List.of("N_a");
          case BOTH -> List.of("N_b", "N_a");
        };
    String seed = nonces.isEmpty() ? "nothing" : String.join(" ‖ ", nonces);
    return new Value(
        "MS",
        Hashes.prf(
            pms, "master secret", Bytes.concat(bobsNonce, alicesNonce), variant.split().length()),
        "PRF(PMS, \"master secret\", " + seed + ")",
        Stream.concat(Stream.of("PMS"), nonces.stream()).toList());
  }

  /// Cuts the master secret into pieces.
  private record Cutter(Suite suite, Bytes ms, List<Value> values) {
    DirectionKeys pair(String e, String m, int from) {
      Bytes encryption = suite.encryptionKey(ms.slice(from, from + 16));
      Bytes mac = ms.slice(from + 16, from + 48);
      String cut = "MS[" + from + ", " + (from + 16) + ")";
      values.add(
          value(
              e,
              encryption,
              suite == Suite.STRONG ? cut : "the first 20 bits of " + cut + ", then zeros"));
      values.add(value(m, mac, "MS[" + (from + 16) + ", " + (from + 48) + ")"));
      return new DirectionKeys(e, encryption, m, mac);
    }

    private static Value value(String name, Bytes bytes, String formula) {
      return new Value(name, bytes, formula, List.of("MS"));
    }
  }

  /// Names only: keys are not for printing.
  @Override
  public String toString() {
    return values.stream().map(Value::name).collect(Collectors.joining(", ", "SessionKeys[", "]"));
  }
}
