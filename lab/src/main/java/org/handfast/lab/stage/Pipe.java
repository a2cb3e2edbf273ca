package org.handfast.lab.stage;

import java.util.ArrayDeque;
import java.util.Deque;

/// What is known of one direction of a TCP connection without asking the kernel: how much was
/// written and not yet read, which record each byte belongs to, whether FIN or RST is behind it.
final class Pipe {
  /// @param stamp its place in the order of all writes
  /// @param length in bytes
  record Piece(Card card, long stamp, int length) {}

  private final Deque<Piece> pieces = new ArrayDeque<>();
  private int pending;
  private int readOfFirst;
  private long finished;
  private boolean reset;

  void write(Piece piece) {
    pieces.add(piece);
    pending += piece.length;
  }

  void finish(long stamp) {
    finished = finished == 0 ? stamp : finished;
  }

  void reset(long stamp) {
    reset = true;
    finish(stamp);
  }

  int pending() {
    return pending;
  }

  boolean isFinished() {
    return finished != 0;
  }

  boolean isReset() {
    return reset;
  }

  /// The stamp of what comes next: of bytes, or of the end behind them; 0 if there is nothing.
  long next() {
    Piece first = pieces.peekFirst();
    return first != null ? first.stamp : finished;
  }

  /// The record that comes next, if all of it is here: pieces of one record count as one.
  Card first() {
    return pieces.getFirst().card;
  }

  /// Takes `count` bytes away, and says which record the last of them belongs to.
  Card consume(int count) {
    pending -= count;
    int left = count + readOfFirst;
    Piece last = pieces.getFirst();
    while (left > 0 && left >= pieces.getFirst().length) {
      last = pieces.removeFirst();
      left -= last.length;
      if (left > 0) {
        last = pieces.getFirst();
      }
    }
    readOfFirst = left;
    return last.card;
  }
}
