package org.handfast.interop.tls12;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.handfast.interop.fixture.Payload;
import org.handfast.net.TlsChannel;

/// What is said over a connection: lines of digits, more than one record of them, and the same
/// back.
final class Talk {
  static final int SIZE = 17_000;

  private static final byte[] LINES = lines();

  private Talk() {}

  /// The lines.
  static String text() {
    return new String(LINES, StandardCharsets.US_ASCII);
  }

  /// Says them.
  static void say(OutputStream out) throws IOException {
    out.write(LINES);
    out.flush();
  }

  /// Says them to somebody who sends them back, and compares.
  static void echoed(TlsChannel ours) throws IOException {
    say(ours.output());
    assertThat(ours.input().readNBytes(SIZE)).as("what came back").isEqualTo(LINES);
  }

  /// Sends back what comes, up to the end of the lines.
  static void echo(InputStream in, OutputStream out) throws IOException {
    out.write(in.readNBytes(SIZE));
    out.flush();
  }

  private static byte[] lines() {
    try (ByteArrayOutputStream lines = new ByteArrayOutputStream()) {
      Payload.text(SIZE, SIZE).send(lines);
      return lines.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
