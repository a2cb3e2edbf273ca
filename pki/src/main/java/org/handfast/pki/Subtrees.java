package org.handfast.pki;

import java.util.Optional;
import org.handfast.protocol.wire.Bytes;

/// The grammar of a name constraints extension (RFC 5280 4.2.1.10), as far as the JDK is lenient
/// about it: no constraint at all, and addresses without a mask.
final class Subtrees {
  private static final int PERMITTED = 0xa0;
  private static final int EXCLUDED = 0xa1;
  private static final int IP_ADDRESS = 0x87;
  private static final int V4_AND_MASK = 8;
  private static final int V6_AND_MASK = 32;

  private Subtrees() {}

  /// How many there are; empty if the extension is not well-formed or constrains nothing.
  static Optional<Integer> count(Bytes extension) {
    if (!Der.isOneSequence(extension)) {
      return Optional.empty();
    }
    Der lists = Der.reader(Der.reader(extension).next(Der.SEQUENCE).orElseThrow());
    Optional<Bytes> permitted = lists.next(PERMITTED);
    Optional<Bytes> excluded = lists.next(EXCLUDED);
    // What is absent counts as nothing, what is there and malformed as a fault.
    int permittedCount = permitted.map(Subtrees::countIn).orElse(0);
    int excludedCount = excluded.map(Subtrees::countIn).orElse(0);
    boolean sound =
        lists.isAtEnd()
            && (permitted.isPresent() || excluded.isPresent())
            && (permitted.isEmpty() || permittedCount > 0)
            && (excluded.isEmpty() || excludedCount > 0);
    return sound ? Optional.of(permittedCount + excludedCount) : Optional.empty();
  }

  /// How many are in one list; none if one of them is malformed.
  private static int countIn(Bytes list) {
    Der subtrees = Der.reader(list);
    int count = 0;
    while (!subtrees.isAtEnd()) {
      Optional<Bytes> subtree = subtrees.next(Der.SEQUENCE);
      if (subtree.isEmpty() || !isSound(subtree.get())) {
        return 0;
      }
      count++;
    }
    return count;
  }

  private static boolean isSound(Bytes subtree) {
    return subtree.length() > 0
        && (subtree.at(0) != IP_ADDRESS
            || Der.reader(subtree)
                .next(IP_ADDRESS)
                .filter(base -> base.length() == V4_AND_MASK || base.length() == V6_AND_MASK)
                .isPresent());
  }
}
