package org.handfast.lab.trudy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One move, as the address of the page has it.
///
/// @param card the record's name, such as `B5`
record HandMove(String card, Move move) {
  private static final Pattern SHAPE =
      Pattern.compile("(?<card>[A-Z][0-9]+)\\.(?<verb>[a-z]+)(?:\\.(?<rest>.*))?");
  private static final Pattern CARD = Pattern.compile("[AB][1-9][0-9]{0,3}");
  private static final Pattern FLIP = Pattern.compile("([0-9]{1,5})\\.([0-9a-fA-F]{2})");
  private static final Pattern BYTE = Pattern.compile("[0-9a-fA-F]{2}");

  /// Reads `B5.drop` and its like.
  ///
  /// @throws IllegalArgumentException in words for the user, if it is none
  static HandMove parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw wrong(text, "a move is a record, a dot and what becomes of it, such as B5.drop.");
    }
    String card = parts.group("card");
    if (card.startsWith("T")) {
      throw wrong(text, card + " is Trudy's own; she can move what Bob and Alice send.");
    }
    if (!CARD.matcher(card).matches()) {
      throw wrong(text, "a record is B or A with a number from 1 on, such as B5.");
    }
    String rest = parts.group("rest");
    return new HandMove(card, move(text, card, parts.group("verb"), rest == null ? "" : rest));
  }

  private static Move move(String text, String card, String verb, String rest) {
    return switch (verb) {
      case "drop" -> alone(text, rest, new Move.Drop());
      case "copy" -> alone(text, rest, new Move.Copy());
      case "fin" -> alone(text, rest, new Move.Fin());
      case "rst" -> alone(text, rest, new Move.Rst());
      case "reflect" -> alone(text, rest, new Move.Reflect());
      case "after" -> after(text, card, rest);
      case "flip" -> flip(text, rest);
      case "retype" -> retype(text, rest);
      default ->
          throw wrong(text, "Trudy can drop, copy, after, flip, retype, fin, rst and reflect.");
    };
  }

  private static Move alone(String text, String rest, Move move) {
    if (!rest.isEmpty()) {
      throw wrong(text, "nothing comes behind that.");
    }
    return move;
  }

  private static Move after(String text, String card, String other) {
    if (!CARD.matcher(other).matches()) {
      throw wrong(text, "say behind which record, such as B5.after.B6.");
    }
    if (other.charAt(0) != card.charAt(0) || number(other) <= number(card)) {
      throw wrong(text, card + " can only go behind a later record of the same sender.");
    }
    return new Move.After(other);
  }

  private static Move flip(String text, String rest) {
    Matcher parts = FLIP.matcher(rest);
    if (!parts.matches()) {
      throw wrong(text, "say which byte, and which bits of it, such as B5.flip.21.01.");
    }
    int mask = Integer.parseInt(parts.group(2), 16);
    if (mask == 0) {
      throw wrong(text, "00 flips nothing.");
    }
    return new Move.Edit(List.of(new Move.Flip(Integer.parseInt(parts.group(1)), mask)));
  }

  private static Move retype(String text, String rest) {
    if (!BYTE.matcher(rest).matches()) {
      throw wrong(text, "say which type, in two digits, such as B5.retype.03.");
    }
    return new Move.Edit(List.of(new Move.Retype(Integer.parseInt(rest, 16))));
  }

  private static int number(String card) {
    return Integer.parseInt(card.substring(1));
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException("“" + text + "”: " + why);
  }
}
