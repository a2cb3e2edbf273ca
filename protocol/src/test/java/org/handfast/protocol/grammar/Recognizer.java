package org.handfast.protocol.grammar;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.wire.Bytes;

/// Says whether bytes follow a grammar, knowing nothing of the decoder.
final class Recognizer {

  private static final int NO = -1;

  private final Bytes bytes;
  private final Carrier carrier;
  private Set<Integer> types = new HashSet<>();

  private Recognizer(Bytes bytes, Carrier carrier) {
    this.bytes = bytes;
    this.carrier = carrier;
  }

  /// Whether all of `bytes` follow `grammar`, in a message whose extensions are those of `carrier`.
  static boolean follows(Grammar grammar, Bytes bytes, Carrier carrier) {
    return new Recognizer(bytes, carrier).end(grammar, 0, bytes.length()) == bytes.length();
  }

  /// Where the piece that begins at `at` ends, or [#NO].
  private int end(Grammar grammar, int at, int limit) {
    return switch (grammar) {
      case Grammar.Uint number -> within(at + number.size(), limit);
      case Grammar.Enumeration enumeration -> {
        int end = within(at + enumeration.size(), limit);
        yield end != NO && isMember(enumeration, number(at, enumeration.size())) ? end : NO;
      }
      case Grammar.Constant constant -> {
        int end = within(at + constant.value().length(), limit);
        yield end != NO && bytes.slice(at, end).equals(constant.value()) ? end : NO;
      }
      case Grammar.Fixed fixed -> fixed.size() < 0 ? limit : within(at + fixed.size(), limit);
      case Grammar.Vector vector -> vector(vector, at, limit);
      case Grammar.Struct struct -> {
        int end = at;
        for (Grammar field : struct.fields()) {
          end = end == NO ? NO : end(field, end, limit);
        }
        yield end;
      }
      case Grammar.IfPresent present -> at == limit ? at : end(present.type(), at, limit);
      case Grammar.AnyExtension _ -> extension(at, limit);
    };
  }

  private int vector(Grammar.Vector vector, int at, int limit) {
    int start = within(at + vector.prefix(), limit);
    if (start == NO) {
      return NO;
    }
    int length = number(at, vector.prefix());
    int end = within(start + length, limit);
    if (end == NO || length < vector.floor() || length > vector.ceiling()) {
      return NO;
    }
    Set<Integer> outside = types;
    types = new HashSet<>();
    int count = 0;
    int next = start;
    while (next != NO && next < end) {
      next = end(vector.element(), next, end);
      count++;
    }
    types = outside;
    return vector.exactlyOne() && count != 1 ? NO : next;
  }

  private int extension(int at, int limit) {
    int body = within(at + 4, limit);
    if (body == NO) {
      return NO;
    }
    int type = number(at, 2);
    int end = within(body + number(at + 2, 2), limit);
    if (end == NO || !types.add(type)) {
      return NO;
    }
    Optional<Forms> form =
        Forms.in(carrier).stream().filter(known -> known.type().code() == type).findAny();
    return form.isEmpty() || end(form.get().grammar(), body, end) == end ? end : NO;
  }

  private static boolean isMember(Grammar.Enumeration enumeration, int value) {
    return enumeration.members().stream().anyMatch(member -> member.value() == value);
  }

  private static int within(int end, int limit) {
    return end <= limit ? end : NO;
  }

  private int number(int at, int size) {
    int value = 0;
    for (int i = 0; i < size; i++) {
      value = (value << 8) | bytes.at(at + i);
    }
    return value;
  }
}
