package org.handfast.interop.tlsfuzzer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import org.handfast.engine.TlsConnection;
import org.handfast.net.TlsChannel;
import org.handfast.protocol.registry.KeyUpdateRequest;

/// As much of an HTTP server as the scripts need: it answers one request, whatever it is, and says
/// goodbye. Two paths are more than that.
record FuzzSite(TlsConnection connection, TlsChannel channel) {
  private static final String KEY_UPDATE = "/keyupdate";
  private static final String LONG = "/long";
  private static final int LONG_LENGTH = 1000;

  /// Asks the client for a certificate, if it has said that it can be asked (RFC 9846 4.7.2). The
  /// answer comes with the request.
  void ask() throws IOException {
    try {
      channel.requestClientCertificate();
    } catch (IllegalStateException _) {
      // It has not.
    }
  }

  /// Answers the request.
  void serve() throws IOException {
    String head = head();
    if (head.isEmpty()) {
      return;
    }
    if (head.startsWith("GET " + KEY_UPDATE)) {
      connection.outbound().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
    }
    channel.output().write(answer(head.startsWith("GET " + LONG) ? LONG_LENGTH : 3));
  }

  private static byte[] answer(int length) {
    return "HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(length, "y".repeat(length))
        .getBytes(US_ASCII);
  }

  // A request's head, its lines ended as HTTP or as half of the scripts do; empty if the client has
  // none.
  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    InputStream input = channel.input();
    byte[] some = new byte[1 << 14];
    while (head.indexOf("\r\n\r\n") < 0 && head.indexOf("\n\n") < 0) {
      int length = input.read(some);
      if (length < 0) {
        return "";
      }
      head.append(new String(some, 0, length, US_ASCII));
    }
    return head.toString();
  }
}
