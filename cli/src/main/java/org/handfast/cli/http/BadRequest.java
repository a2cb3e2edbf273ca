package org.handfast.cli.http;

/// A request that cannot be answered as asked, with the status that says so.
final class BadRequest extends Exception {
  private static final long serialVersionUID = 1L;

  private final Status status;

  BadRequest(Status status, String reason) {
    super(reason);
    this.status = status;
  }

  Status status() {
    return status;
  }
}
