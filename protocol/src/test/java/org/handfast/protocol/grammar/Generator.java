package org.handfast.protocol.grammar;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.WireWriter;

/// Random bytes that follow a grammar. Lengths are mostly small, and their bounds come up often.
final class Generator {

  private static final int MANY = 40;

  private final RandomGenerator random;
  private final Carrier carrier;
  private final Set<Integer> types = new HashSet<>();
  private int vectors;
  private int broken;

  /// A generator of messages whose extensions are those of `carrier`.
  Generator(RandomGenerator random, Carrier carrier) {
    this.random = random;
    this.carrier = carrier;
  }

  /// Bytes that conform to `grammar`.
  Bytes generate(Grammar grammar) {
    return generate(grammar, -1);
  }

  /// Bytes that would conform, were it not for one vector whose length is just out of its bounds.
  /// Where the bounds leave no room for that, or there is no vector, they do conform.
  Bytes generateOutOfBounds(Grammar grammar) {
    return generate(grammar, vectors == 0 ? -1 : random.nextInt(vectors));
  }

  private Bytes generate(Grammar grammar, int broken) {
    this.types.clear();
    this.vectors = 0;
    this.broken = broken;
    return piece(grammar);
  }

  private Bytes piece(Grammar grammar) {
    return switch (grammar) {
      case Grammar.Uint number -> noise(number.size());
      case Grammar.Enumeration enumeration -> member(enumeration);
      case Grammar.Constant constant -> constant.value();
      case Grammar.Fixed fixed -> noise(fixed.size() < 0 ? random.nextInt(MANY) : fixed.size());
      case Grammar.Vector vector -> vector(vector);
      case Grammar.Struct struct ->
          Bytes.concat(struct.fields().stream().map(this::piece).toArray(Bytes[]::new));
      // An empty block is legal as well, but written it is left out: see ClientHelloTest.
      case Grammar.IfPresent present ->
          random.nextInt(4) == 0 ? Bytes.EMPTY : nonEmpty((Grammar.Vector) present.type());
      case Grammar.AnyExtension _ -> extension();
    };
  }

  private Bytes nonEmpty(Grammar.Vector vector) {
    return vector(new Grammar.Vector(vector.element(), 1, vector.ceiling(), vector.exactlyOne()));
  }

  private Bytes member(Grammar.Enumeration enumeration) {
    List<Grammar.Enumeration.Member> members = enumeration.members();
    WireWriter out = new WireWriter(4);
    int value = members.get(random.nextInt(members.size())).value();
    for (int i = enumeration.size() - 1; i >= 0; i--) {
      out.u8((value >>> (8 * i)) & 0xFF);
    }
    return out.toBytes();
  }

  private Bytes vector(Grammar.Vector vector) {
    if (vectors++ == broken) {
      return outOfBounds(vector);
    }
    WireWriter out = new WireWriter(64);
    try (var _ = out.vector(vector.floor(), vector.ceiling())) {
      int start = out.size();
      int wanted = vector.exactlyOne() ? 1 : length(vector.floor(), vector.ceiling());
      while (out.size() - start < wanted) {
        Bytes element = piece(vector.element());
        if (out.size() - start + element.length() > vector.ceiling()) {
          break;
        }
        out.bytes(element);
      }
    }
    return out.toBytes();
  }

  private Bytes outOfBounds(Grammar.Vector vector) {
    boolean opaque = vector.element().equals(new Grammar.Uint(1));
    int full = (1 << (8 * vector.prefix())) - 1;
    int length = opaque ? Math.max(0, vector.floor() - 1) : 0;
    if (vector.ceiling() < 0xFF && (length == vector.floor() || random.nextBoolean())) {
      length = vector.ceiling() + 1;
    }
    WireWriter out = new WireWriter(64);
    out.opaque(noise(length), 0, full);
    return out.toBytes();
  }

  private int length(int floor, int ceiling) {
    return switch (random.nextInt(8)) {
      case 0 -> floor;
      case 1 -> Math.min(ceiling, 300);
      default -> Math.min(ceiling, floor + random.nextInt(MANY));
    };
  }

  private Bytes extension() {
    List<Forms> forms = Forms.in(carrier);
    WireWriter out = new WireWriter(64);
    if (!forms.isEmpty() && random.nextInt(3) > 0) {
      Forms form = forms.get(random.nextInt(forms.size()));
      if (types.add(form.type().code())) {
        out.u16(form.type().code());
        out.opaque(piece(form.grammar()), 0, 0xFFFF);
        return out.toBytes();
      }
    }
    int unknown = unknownType();
    types.add(unknown);
    out.u16(unknown);
    out.opaque(noise(random.nextInt(8)), 0, 0xFFFF);
    return out.toBytes();
  }

  private int unknownType() {
    while (true) {
      int type = random.nextInt(0x10000);
      boolean known = Forms.in(carrier).stream().anyMatch(form -> form.type().code() == type);
      if (!known && !types.contains(type)) {
        return type;
      }
    }
  }

  private Bytes noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Bytes.owning(bytes);
  }
}
