package org.handfast.protocol.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handfast.protocol.wire.Bytes;

/// Handshakes of TLS 1.2 that OpenSSL made with itself, message by message.
public enum OpenSslTls12 {
  /// ECDHE, both peers with a certificate, an OCSP response and a ticket.
  AUTHENTICATED("ECDHE_ECDSA, both authenticated, OCSP response, ALPN, ticket"),
  /// RSA key transport, and a renegotiation that the server asks for.
  RENEGOTIATED("RSA key transport, then a renegotiation that resumes by session id"),
  /// A session resumed by its ticket.
  RESUMED("Resumed by ticket");

  private static final String RESOURCE = "openssl-tls12.txt";
  private static final Map<OpenSslTls12, List<Step>> STEPS = parse();

  private final String title;

  OpenSslTls12(String title) {
    this.title = title;
  }

  /// A message with its header, and what OpenSSL says that it is: `server ServerHello`.
  public record Step(String name, Bytes message) {}

  /// All messages in the order in which they were sent.
  public List<Step> steps() {
    return Objects.requireNonNull(STEPS.get(this));
  }

  /// The same without their names.
  public List<Bytes> handshakeMessages() {
    return steps().stream().map(Step::message).toList();
  }

  /// The messages of this name.
  public List<Bytes> messages(String name) {
    return steps().stream().filter(step -> step.name().equals(name)).map(Step::message).toList();
  }

  private static Map<OpenSslTls12, List<Step>> parse() {
    Map<OpenSslTls12, List<Step>> traces = new EnumMap<>(OpenSslTls12.class);
    List<Step> steps = List.of();
    for (String line : lines()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("== ")) {
        steps = new ArrayList<>();
        traces.put(titled(line.substring(3)), steps);
      } else if (line.startsWith("    ")) {
        Step step = steps.removeLast();
        steps.add(new Step(step.name(), Bytes.concat(step.message(), Bytes.fromHex(line))));
      } else {
        steps.add(new Step(line, Bytes.EMPTY));
      }
    }
    return traces;
  }

  private static OpenSslTls12 titled(String title) {
    for (OpenSslTls12 trace : values()) {
      if (trace.title.equals(title)) {
        return trace;
      }
    }
    throw new IllegalArgumentException(title);
  }

  private static List<String> lines() {
    try (InputStream in =
        Objects.requireNonNull(OpenSslTls12.class.getResourceAsStream(RESOURCE))) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
