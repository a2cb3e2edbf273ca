package org.handfast.engine.record;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.handfast.protocol.registry.ContentType;

/// Where a protected record is opened to: straight into the application's array where that can be
/// (a writable heap array, not the network's, with room for the whole inner plaintext), else into a
/// scratch array. What the application does not get is zeroed in its array when this closes.
final class OpenedRecord implements AutoCloseable {
  private final ByteBuffer[] apps;
  private final int first;
  private final int count;
  private final byte[] array;
  private final int at;
  private final int room;
  private final int direct;
  private int content;
  private byte type;
  private int delivered;

  private OpenedRecord(
      ByteBuffer[] apps, int first, int count, byte[] array, int at, int room, int direct) {
    this.apps = apps;
    this.first = first;
    this.count = count;
    this.array = array;
    this.at = at;
    this.room = room;
    this.direct = direct;
  }

  /// A place for `room` bytes of inner plaintext, in another array than `source`.
  @SuppressWarnings("ReferenceEquality") // one and the same array
  static OpenedRecord into(ByteBuffer[] apps, int first, int count, int room, byte[] source) {
    for (int i = first; i < first + count; i++) {
      ByteBuffer app = apps[i];
      if (app.hasRemaining()) {
        boolean usable = app.hasArray() && app.array() != source && app.remaining() >= room;
        if (usable) {
          int at = app.arrayOffset() + app.position();
          return new OpenedRecord(apps, first, count, app.array(), at, room, i);
        }
        break;
      }
    }
    return new OpenedRecord(apps, first, count, Scratch.take(), 0, room, -1);
  }

  byte[] array() {
    return array;
  }

  int at() {
    return at;
  }

  /// Looks for the content type: the last byte of the inner plaintext that is not zero (RFC 9846
  /// 5.4).
  boolean hasContentType(int inner) {
    content = inner - 1;
    while (content >= 0 && array[at + content] == 0) {
      content--;
    }
    if (content >= 0) {
      type = array[at + content];
    }
    return content >= 0;
  }

  /// All of the plaintext is content, and its type is known.
  void holds(byte known, int length) {
    content = length;
    type = known;
  }

  /// The content's length, once its type is found.
  int contentLength() {
    return content;
  }

  ContentType type() {
    return new ContentType(Byte.toUnsignedInt(type));
  }

  boolean isApplicationData() {
    return type == (byte) ContentType.APPLICATION_DATA.code();
  }

  /// Whether the application has room for the content.
  boolean fits() {
    if (direct >= 0) {
      return true;
    }
    long free = 0;
    for (int i = first; i < first + count; i++) {
      free += apps[i].remaining();
    }
    return free >= content;
  }

  /// Gives the content to the application.
  int deliver() {
    delivered = content;
    if (direct >= 0) {
      apps[direct].position(apps[direct].position() + content);
      return content;
    }
    int moved = 0;
    for (int i = first; moved < content; i++) {
      int part = Math.min(apps[i].remaining(), content - moved);
      apps[i].put(array, moved, part);
      moved += part;
    }
    return content;
  }

  @Override
  public void close() {
    if (direct < 0) {
      Scratch.give(array, room);
    } else {
      Arrays.fill(array, at + delivered, at + room, (byte) 0);
    }
  }
}
