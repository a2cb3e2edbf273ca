package org.handfast.cli.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads requests off a connection, one after the other, their heads only (RFC 9112 2 and 3).
final class RequestReader {
  private static final int MOST_BYTES = 16 << 10;

  // RFC 9110 5.6.2.
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final Pattern ABSOLUTE = Pattern.compile("^(?i)https?://[^/?#]*");

  private final InputStream input;
  private int left;

  RequestReader(InputStream input) {
    this.input = new BufferedInputStream(input);
  }

  /// The next request; empty if the peer has none.
  ///
  /// @throws BadRequest if there is no making sense of it: the connection is of no use any more
  Optional<Request> next() throws IOException, BadRequest {
    left = MOST_BYTES;
    Optional<String> first = line();
    // RFC 9112 2.2: an empty line before a request is to be ignored.
    if (first.isPresent() && first.get().isEmpty()) {
      first = line();
    }
    return first.isEmpty() ? Optional.empty() : Optional.of(request(first.get()));
  }

  private Request request(String line) throws IOException, BadRequest {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !TOKEN.matcher(parts[0]).matches()) {
      throw new BadRequest(Status.BAD_REQUEST, "the request line is not of three words");
    }
    String version = parts[2];
    if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
      throw new BadRequest(Status.VERSION_NOT_SUPPORTED, "this server speaks HTTP/1.1");
    }
    Map<String, String> fields = fields();
    if (version.equals("HTTP/1.1") && !fields.containsKey("host")) {
      throw new BadRequest(Status.BAD_REQUEST, "a request must name its host");
    }
    String target = ABSOLUTE.matcher(parts[1]).replaceFirst("");
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    if (!path.startsWith("/")) {
      throw new BadRequest(Status.BAD_REQUEST, "the request's target is no path");
    }
    return new Request(parts[0], path, mark < 0 ? "" : target.substring(mark + 1), version, fields);
  }

  private Map<String, String> fields() throws IOException, BadRequest {
    Map<String, String> fields = new HashMap<>();
    while (true) {
      String line =
          line().orElseThrow(() -> new BadRequest(Status.BAD_REQUEST, "the request has no end"));
      if (line.isEmpty()) {
        return fields;
      }
      int colon = line.indexOf(':');
      // This also refuses a name with a space behind it, and a folded line.
      if (colon < 0 || !TOKEN.matcher(line.substring(0, colon)).matches()) {
        throw new BadRequest(Status.BAD_REQUEST, "a header field is malformed");
      }
      fields.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (earlier, more) -> earlier + ", " + more);
    }
  }

  private Optional<String> line() throws IOException, BadRequest {
    StringBuilder line = new StringBuilder();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
      }
      if (--left < 0) {
        throw new BadRequest(
            Status.HEAD_TOO_LARGE, "the request's head is longer than " + MOST_BYTES + " bytes");
      }
      line.append((char) next);
    }
    if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    return Optional.of(line.toString());
  }
}
