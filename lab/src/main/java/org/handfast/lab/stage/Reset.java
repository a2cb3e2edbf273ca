package org.handfast.lab.stage;

import java.io.IOException;

/// The connection was reset: TCP's RST came.
public final class Reset extends IOException {
  private static final long serialVersionUID = 1;

  Reset() {
    super("reset by peer");
  }
}
