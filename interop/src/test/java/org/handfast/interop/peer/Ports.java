package org.handfast.interop.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Ports for programs that cannot be told to choose one, or do not say which they chose.
public final class Ports {
  private Ports() {}

  /// A port that was free a moment ago. Whoever uses it must be ready to find it taken, and ask for
  /// another.
  public static int free() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
