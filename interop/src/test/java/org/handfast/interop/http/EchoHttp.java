package org.handfast.interop.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handfast.engine.Negotiated;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsServer;

/// Just enough HTTP for a client that gets what was negotiated, or gets back what it posted.
public final class EchoHttp implements TlsServer.Handler {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  @Override
  public void handle(TlsChannel channel) throws IOException {
    String head = head(channel.input());
    Matcher length = LENGTH.matcher(head);
    byte[] body =
        length.find()
            ? channel.input().readNBytes(Integer.parseInt(length.group(1)))
            : facts(channel.negotiated()).getBytes(StandardCharsets.US_ASCII);
    String answer =
        "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n".formatted(body.length);
    channel.output().write(answer.getBytes(StandardCharsets.US_ASCII));
    channel.output().write(body);
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException("no request");
      }
      head.write(octet);
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  private static String facts(Negotiated negotiated) {
    return String.join(
        " ",
        negotiated.suite().orElseThrow().toString(),
        negotiated.group().orElseThrow().toString(),
        negotiated.applicationProtocol().orElse("-"),
        negotiated.requestedName().orElse("-"),
        negotiated.peerScheme().map(Object::toString).orElse("-"));
  }
}
