package org.handfast.engine.client;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.handfast.engine.crypto.RandomSource;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.PreSharedKeys;

/// Puts the extensions of a ClientHello into a random order. Each is as likely as any other, to
/// within what 32 bits can tell.
final class ExtensionShuffle {
  private ExtensionShuffle() {}

  static List<Extension> of(List<Extension> extensions, RandomSource random) {
    List<Extension> all = new ArrayList<>(extensions);
    // RFC 9846 4.3.11: pre_shared_key is the last one, whatever the others do.
    int movable = all.isEmpty() || !(all.getLast() instanceof PreSharedKeys) ? 0 : 1;
    ByteBuffer drawn = random.next(Integer.BYTES * all.size()).asByteBuffer();
    for (int last = all.size() - 1 - movable; last > 0; last--) {
      Collections.swap(all, last, Integer.remainderUnsigned(drawn.getInt(), last + 1));
    }
    return all;
  }
}
