package org.handfast.cli.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer: a status, header fields and content.
public final class Response {
  private final Status status;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Content content;

  private Response(Status status, String type, Content content) {
    this.status = status;
    this.content = content;
    with("Content-Type", type);
    // No guessing: text that somebody put into a file must not become a script.
    with("X-Content-Type-Options", "nosniff");
  }

  /// What follows the head.
  public interface Content {
    /// In bytes, known beforehand.
    long length();

    /// Writes exactly [#length] bytes.
    void writeTo(OutputStream output) throws IOException;
  }

  public static Response of(Status status, String type, Content content) {
    return new Response(status, type, content);
  }

  public static Response text(Status status, String text) {
    return of(status, "text/plain; charset=utf-8", text);
  }

  public static Response of(Status status, String type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(
        status,
        type,
        new Content() {
          @Override
          public long length() {
            return bytes.length;
          }

          @Override
          public void writeTo(OutputStream output) throws IOException {
            output.write(bytes);
          }
        });
  }

  /// Adds a header field, or replaces it.
  public Response with(String name, String value) {
    fields.put(name, value);
    return this;
  }

  /// The status.
  public Status status() {
    return status;
  }

  /// A header field; empty if there is none.
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /// Writes all of it, or the head alone as the answer to a HEAD request.
  void writeTo(OutputStream output, Extent extent, Persistence persistence) throws IOException {
    output.write(head(persistence).getBytes(StandardCharsets.ISO_8859_1));
    if (extent == Extent.WHOLE) {
      content.writeTo(output);
    }
    output.flush();
  }

  enum Extent {
    WHOLE,
    HEAD
  }

  enum Persistence {
    KEEP_ALIVE,
    CLOSE
  }

  private String head(Persistence persistence) {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
    field(
        head,
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
    field(head, "Server", "handfast");
    fields.forEach((name, value) -> field(head, name, value));
    field(head, "Content-Length", Long.toString(content.length()));
    field(head, "Connection", persistence == Persistence.CLOSE ? "close" : "keep-alive");
    return head.append("\r\n").toString();
  }

  private static void field(StringBuilder head, String name, String value) {
    if (value.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      throw new IllegalArgumentException("a header field cannot hold control characters");
    }
    head.append(name).append(": ").append(value).append("\r\n");
  }
}
