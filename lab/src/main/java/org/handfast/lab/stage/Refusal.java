package org.handfast.lab.stage;

import java.io.IOException;

/// A check failed: its person closes the connection and believes no more of it.
public final class Refusal extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Notice notice;

  Refusal(Notice notice) {
    super(notice.why());
    this.notice = notice;
  }

  /// What was noticed.
  public Notice notice() {
    return notice;
  }
}
