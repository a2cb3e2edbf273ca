package org.handfast.cli.http;

/// A status code and its phrase (RFC 9110 15).
public enum Status {
  OK(200, "OK"),
  MOVED_PERMANENTLY(301, "Moved Permanently"),
  BAD_REQUEST(400, "Bad Request"),
  FORBIDDEN(403, "Forbidden"),
  NOT_FOUND(404, "Not Found"),
  METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
  // RFC 8470 5.2.
  TOO_EARLY(425, "Too Early"),
  HEAD_TOO_LARGE(431, "Request Header Fields Too Large"),
  VERSION_NOT_SUPPORTED(505, "HTTP Version Not Supported");

  private final int code;
  private final String phrase;

  Status(int code, String phrase) {
    this.code = code;
    this.phrase = phrase;
  }

  @Override
  public String toString() {
    return code + " " + phrase;
  }
}
