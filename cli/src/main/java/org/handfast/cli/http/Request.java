package org.handfast.cli.http;

import java.util.Locale;
import java.util.Map;

/// The head of a request (RFC 9112 3).
///
/// @param path as sent, still percent-encoded; begins with a slash
/// @param query what stands behind the question mark, or nothing
/// @param fields the header fields, by their names in lower case
public record Request(
    String method, String path, String query, String version, Map<String, String> fields) {
  public Request {
    fields = Map.copyOf(fields);
  }

  /// A header field's value; empty if there is none.
  public String field(String name) {
    return fields.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /// Whether nothing happens by it that could not happen twice.
  boolean isSafe() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /// Whether the connection may carry another request after this one. A request with content is the
  /// last: nothing here reads content.
  boolean isPersistent() {
    boolean content =
        !field("transfer-encoding").isEmpty()
            || !(field("content-length").isEmpty() || field("content-length").equals("0"));
    String connection = field("connection").toLowerCase(Locale.ROOT);
    return !content
        && (version.equals("HTTP/1.1")
            ? !connection.contains("close")
            : connection.contains("keep-alive"));
  }
}
