package org.handfast.bench.timing;

import java.util.Arrays;
import java.util.List;

/// Unpadding as one would write it without a second thought: it stops where it knows enough.
final class LeakyUnpaddingSubject implements Subject {
  private static final byte[] NONE = {};

  private final PremasterBlocks blocks = new PremasterBlocks();

  @Override
  public String name() {
    return "leaky unpadding";
  }

  @Override
  public List<String> classes() {
    return PremasterBlocks.MALFORMED;
  }

  @Override
  public Operation good() {
    return opening(blocks.goodBlock());
  }

  @Override
  public Operation failing(int way) {
    return opening(blocks.malformedBlock(way));
  }

  private static Operation opening(byte[] block) {
    return () -> unpadded(block).length;
  }

  private static byte[] unpadded(byte[] block) {
    if (block[0] != 0 || block[1] != 2) {
      return NONE;
    }
    for (int i = 2; i < block.length; i++) {
      if (block[i] == 0) {
        return block.length - i - 1 == 48 ? Arrays.copyOfRange(block, i + 1, block.length) : NONE;
      }
    }
    return NONE;
  }
}
