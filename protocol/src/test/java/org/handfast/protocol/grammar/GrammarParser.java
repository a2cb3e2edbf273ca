package org.handfast.protocol.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handfast.protocol.grammar.Grammar.AnyExtension;
import org.handfast.protocol.grammar.Grammar.Constant;
import org.handfast.protocol.grammar.Grammar.Enumeration;
import org.handfast.protocol.grammar.Grammar.Fixed;
import org.handfast.protocol.grammar.Grammar.IfPresent;
import org.handfast.protocol.grammar.Grammar.Struct;
import org.handfast.protocol.grammar.Grammar.Uint;
import org.handfast.protocol.grammar.Grammar.Vector;
import org.handfast.protocol.wire.Bytes;

/// Reads the declarations of one `tls` block; the last one is the block's.
final class GrammarParser {

  private static final Pattern TOKEN =
      Pattern.compile(
          "/\\* exactly one \\*/|(?s)/\\*.*?\\*/|\\.\\.|2\\^\\d+-\\d+|[\\w.]+?(?=\\.\\.)"
              + "|[\\w.]+|\\S");
  private static final String EXACTLY_ONE = "/* exactly one */";

  private final List<String> tokens = new ArrayList<>();
  private final Map<String, Grammar> types = new HashMap<>();
  private int position;

  private GrammarParser(String block) {
    Matcher matcher = TOKEN.matcher(block);
    while (matcher.find()) {
      if (!matcher.group().startsWith("/*") || matcher.group().equals(EXACTLY_ONE)) {
        tokens.add(matcher.group());
      }
    }
    types.put("uint8", new Uint(1));
    types.put("uint16", new Uint(2));
    types.put("uint24", new Uint(3));
    types.put("uint32", new Uint(4));
    types.put("opaque", new Uint(1));
    types.put("Extension", new AnyExtension());
  }

  static Grammar parse(String block) {
    return new GrammarParser(block).declarations();
  }

  private Grammar declarations() {
    Grammar last = new Struct(List.of());
    while (position < tokens.size()) {
      last = declaration();
    }
    return last;
  }

  private Grammar declaration() {
    if (taken("enum")) {
      Grammar enumeration = enumeration();
      types.put(next(), enumeration);
      expect(";");
      return enumeration;
    }
    if (taken("struct")) {
      Grammar struct = struct();
      types.put(next(), struct);
      expect(";");
      return struct;
    }
    Grammar type = type(next());
    String name = next();
    Grammar alias = suffixed(type);
    types.put(name, alias);
    expect(";");
    return alias;
  }

  private Grammar enumeration() {
    List<Enumeration.Member> members = new ArrayList<>();
    int largest = 0;
    expect("{");
    do {
      String name = peek("(") ? "" : next();
      expect("(");
      int value = number(next());
      expect(")");
      largest = Math.max(largest, value);
      if (!name.isEmpty()) {
        members.add(new Enumeration.Member(name, value));
      }
    } while (taken(","));
    expect("}");
    return new Enumeration(sizeOf(largest), members);
  }

  private Grammar struct() {
    List<Grammar> fields = new ArrayList<>();
    expect("{");
    while (!taken("}")) {
      fields.add(taken("select") ? ifPresent() : field());
    }
    return new Struct(fields);
  }

  private Grammar field() {
    Grammar type = type(next());
    next();
    Grammar field = taken("=") ? constant(type, next()) : suffixed(type);
    expect(";");
    if (taken(EXACTLY_ONE)) {
      Vector vector = (Vector) field;
      return new Vector(vector.element(), vector.floor(), vector.ceiling(), true);
    }
    return field;
  }

  private Grammar ifPresent() {
    for (String token : List.of("(", "extensions_present", ")", "{")) {
      expect(token);
    }
    for (String token : List.of("case", "false", ":", "struct", "{", "}", ";")) {
      expect(token);
    }
    for (String token : List.of("case", "true", ":")) {
      expect(token);
    }
    Grammar present = field();
    expect("}");
    expect(";");
    return new IfPresent(present);
  }

  private Grammar suffixed(Grammar type) {
    if (taken("[")) {
      String size = next();
      expect("]");
      return new Fixed(size.matches("\\d+") ? number(size) : -1);
    }
    if (taken("<")) {
      int floor = number(next());
      expect("..");
      int ceiling = number(next());
      expect(">");
      return new Vector(type, floor, ceiling, false);
    }
    return type;
  }

  private static Grammar constant(Grammar type, String value) {
    return switch (type) {
      case Uint number -> new Constant(bigEndian(number(value), number.size()));
      case Enumeration enumeration ->
          new Constant(bigEndian(member(enumeration, value), enumeration.size()));
      case Fixed _ -> new Constant(Bytes.fromHex(value.substring(2)));
      default -> throw new IllegalArgumentException("no constant of " + type);
    };
  }

  private static int member(Enumeration enumeration, String name) {
    return enumeration.members().stream()
        .filter(member -> member.name().equals(name))
        .findAny()
        .orElseThrow()
        .value();
  }

  private static Bytes bigEndian(int value, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (value >>> (8 * (size - 1 - i)));
    }
    return Bytes.owning(bytes);
  }

  private static int number(String token) {
    String[] power = token.split("[\\^-]", -1);
    return power.length == 3 ? (1 << number(power[1])) - number(power[2]) : Integer.decode(token);
  }

  private static int sizeOf(int largest) {
    return largest <= 0xFF ? 1 : largest <= 0xFFFF ? 2 : 3;
  }

  private Grammar type(String name) {
    Grammar type = types.get(name);
    if (type == null) {
      throw new IllegalArgumentException("no type " + name + " in " + tokens);
    }
    return type;
  }

  private String next() {
    return tokens.get(position++);
  }

  private boolean peek(String token) {
    return position < tokens.size() && tokens.get(position).equals(token);
  }

  private boolean taken(String token) {
    boolean taken = peek(token);
    if (taken) {
      position++;
    }
    return taken;
  }

  private void expect(String token) {
    if (!taken(token)) {
      throw new IllegalArgumentException(
          token
              + " expected at "
              + position
              + ", found "
              + tokens.subList(position, tokens.size()));
    }
  }
}
