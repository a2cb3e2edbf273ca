package org.handfast.lab.tls;

import org.handfast.lab.ladder.Rung;
import org.handfast.lab.stage.Protocol;

/// The stack as its users get it, as Bob and as Alice.
public final class ShippedStack {
  private ShippedStack() {}

  /// What is spoken on this rung.
  public static Protocol on(Rung rung) {
    return new TlsHost(Profile.of(rung));
  }
}
