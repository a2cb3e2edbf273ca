package org.handfast.lab.stage;

import java.io.IOException;

/// Nobody can go on: what somebody waits for will never come.
public final class Stalled extends IOException {
  private static final long serialVersionUID = 1;

  Stalled() {
    super("waits for ever");
  }
}
