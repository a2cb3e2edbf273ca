package org.handfast.lab.ladder;

import java.util.List;

/// What a reader of the chapter has to know about a rung, in a few lines.
///
/// @param isNew what it adds to the rung before
/// @param stops what Trudy can no longer do
/// @param leaves what she still can
/// @param sentences the numbers of the chapter's sentences that it shows, 1 to 9
public record RungText(
    String title, String isNew, String stops, String leaves, List<Integer> sentences) {
  /// Copies the list.
  public RungText {
    sentences = List.copyOf(sentences);
  }
}
