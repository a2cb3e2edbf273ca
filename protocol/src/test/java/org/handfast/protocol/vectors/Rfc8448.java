package org.handfast.protocol.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handfast.protocol.wire.Bytes;

/// The traces of RFC 8448, value by value: keys, messages, secrets, records.
///
/// They are told apart by who does what, in the RFC's own words, and by the label of the value:
///
/// ```java
/// Rfc8448.SIMPLE.value("client", "create an ephemeral x25519 key pair", "private key");
/// ```
public enum Rfc8448 {
  /// Section 2: the RSA key of the server's certificate.
  PRIVATE_KEYS("Private Keys"),
  /// Section 3: a full handshake and a ticket.
  SIMPLE("Simple 1-RTT Handshake"),
  /// Section 4: resumption with that ticket, and early data.
  RESUMED("Resumed 0-RTT Handshake"),
  /// Section 5: a request for a share of P-256.
  HELLO_RETRY_REQUEST("HelloRetryRequest"),
  /// Section 6: both peers have a certificate.
  CLIENT_AUTHENTICATION("Client Authentication"),
  /// Section 7: a session id and ChangeCipherSpec for middleboxes.
  COMPATIBILITY_MODE("Compatibility Mode");

  private static final String RESOURCE = "rfc8448.txt";
  private static final Map<Rfc8448, List<Step>> STEPS = parse();

  private final String title;

  Rfc8448(String title) {
    this.title = title;
  }

  /// One thing that `actor`, `client` or `server`, does in a trace, and the values it shows.
  public record Step(String actor, String action, Map<String, Bytes> values) {

    /// The value with this label, which must be there.
    public Bytes value(String label) {
      return Objects.requireNonNull(values.get(label), () -> label + " of " + action);
    }
  }

  /// All steps, in order.
  public List<Step> steps() {
    return Objects.requireNonNull(STEPS.get(this));
  }

  /// The steps in which `actor` does exactly `action`, in order.
  public List<Step> steps(String actor, String action) {
    return steps().stream()
        .filter(step -> step.actor().equals(actor) && step.action().equals(action))
        .toList();
  }

  /// The value of the only such step.
  public Bytes value(String actor, String action, String label) {
    List<Step> found = steps(actor, action);
    if (found.size() != 1) {
      throw new IllegalArgumentException(found.size() + " steps " + actor + " " + action);
    }
    return found.getFirst().value(label);
  }

  /// The handshake messages in the order in which they are made, headers included. The ClientHello
  /// of [#RESUMED] lacks its binders.
  public List<Bytes> handshakeMessages() {
    return steps().stream()
        .filter(step -> step.action().endsWith("handshake message"))
        .flatMap(step -> step.values().values().stream())
        .toList();
  }

  private static Map<Rfc8448, List<Step>> parse() {
    Map<Rfc8448, List<Step>> traces = new EnumMap<>(Rfc8448.class);
    List<Step> steps = List.of();
    String label = "";
    for (String line : lines()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("== ")) {
        steps = new ArrayList<>();
        traces.put(titled(line.substring(3)), steps);
      } else if (line.startsWith("{")) {
        String[] words = line.substring(1).split("} ", 2);
        steps.add(new Step(words[0], words[1], new LinkedHashMap<>()));
      } else if (line.startsWith("    ")) {
        steps.getLast().values().merge(label, Bytes.fromHex(line), Bytes::concat);
      } else {
        label = line.strip();
        steps.getLast().values().put(label, Bytes.EMPTY);
      }
    }
    return traces;
  }

  private static Rfc8448 titled(String title) {
    for (Rfc8448 trace : values()) {
      if (trace.title.equals(title)) {
        return trace;
      }
    }
    throw new IllegalArgumentException(title);
  }

  private static List<String> lines() {
    try (InputStream in = Objects.requireNonNull(Rfc8448.class.getResourceAsStream(RESOURCE))) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
