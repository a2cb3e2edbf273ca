package org.handfast.lab.stage;

import java.util.List;
import org.handfast.protocol.wire.Bytes;

/// One record on its way, as the page shows it. It is what one sender wrote at once.
///
/// @param id the sender's letter and a number: `B3` is the third of Bob's
/// @param from who made it
/// @param to whom it is meant for
/// @param name such as `certificate`, `data 2`
/// @param layers the wire's first, which everybody sees; the others its maker knows
public record Card(String id, Person from, Person to, String name, List<Layer> layers) {
  /// Copies the list.
  public Card {
    layers = List.copyOf(layers);
  }

  /// What passes over the wire.
  public Bytes bytes() {
    return layers.getFirst().bytes();
  }
}
