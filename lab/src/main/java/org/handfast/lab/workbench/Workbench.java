package org.handfast.lab.workbench;

import java.util.List;

/// The demonstrations beside the ladder. Everything in them is computed when they are asked for,
/// and what they say about it depends on what came out.
public final class Workbench {
  private Workbench() {}

  /// All of them; the same for the same seed.
  public static List<Demo> demos(long seed) {
    return List.of(
        LengthExtension.demo(seed),
        Collision.demo(seed),
        Hmac.demo(seed),
        Oracle.open(seed),
        Oracle.closed(seed));
  }
}
