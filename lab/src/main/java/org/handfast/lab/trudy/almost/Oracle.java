package org.handfast.lab.trudy.almost;

import java.io.IOException;
import org.handfast.lab.almost.Handshake;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Stalled;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.stage.Wire;
import org.handfast.lab.trudy.Bits;
import org.handfast.lab.trudy.Recording;
import org.handfast.protocol.wire.Bytes;

/// She asks Alice whether a secret opens, by sending it: once as Bob made it, once changed. If
/// Alice behaves differently she answers every such question; from enough of these answers a secret
/// can be computed (Bleichenbacher for RSA's old padding, Manger for OAEP).
final class Oracle {
  private Oracle() {}

  static Tactic ask() {
    return middle -> {
      Recording recording = Recording.of(middle);
      Card hello = Seen.card(recording.cards(), Handshake.Hello.class).orElseThrow();
      Card secret = Seen.card(recording.cards(), Handshake.Secret.class).orElseThrow();
      Wire wire = middle.world().call(0, "Trudy asks Alice whether Bob's secret opens");
      middle.copy(hello, wire);
      middle.copy(secret, wire);
      Answer opens = answer(wire);
      wire = middle.world().call(0, "Trudy asks Alice whether a changed secret opens");
      middle.copy(hello, wire);
      Bytes bytes = secret.bytes();
      int last = bytes.length() - 1;
      middle.edit(secret, Bits.flip(bytes, last, 1), "byte " + last + " xor 01", wire);
      Answer doesNot = answer(wire);
      tell(middle, opens, doesNot);
    };
  }

  /// All that can be seen of what Alice does: how much she says, and whether she hangs up.
  private record Answer(int length, Then then) {
    private enum Then {
      HANGS_UP,
      WAITS
    }

    String inWords() {
      return length + " bytes, then she " + (then == Then.WAITS ? "waits" : "hangs up");
    }
  }

  private static Answer answer(Wire wire) throws IOException {
    int length = 0;
    try {
      for (Bytes some = wire.readSome(); !some.isEmpty(); some = wire.readSome()) {
        length += some.length();
      }
      return new Answer(length, Answer.Then.HANGS_UP);
    } catch (Stalled waits) {
      return new Answer(length, Answer.Then.WAITS);
    }
  }

  private static void tell(Middle middle, Answer opens, Answer doesNot) {
    if (opens.equals(doesNot)) {
      middle.notes("Alice answers both in the same way: " + opens.inWords());
    } else {
      middle.notes("a secret that opens: " + opens.inWords());
      middle.notes("a secret that does not: " + doesNot.inWords());
      middle.gains("Alice tells Trudy which secrets open");
    }
  }
}
