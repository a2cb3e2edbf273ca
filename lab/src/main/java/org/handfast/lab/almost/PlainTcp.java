package org.handfast.lab.almost;

import java.io.IOException;
import java.util.List;
import org.handfast.lab.authority.Identity;
import org.handfast.lab.authority.Trust;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Layer;
import org.handfast.lab.stage.Protocol;
import org.handfast.lab.stage.Wire;
import org.handfast.protocol.wire.Bytes;

/// TCP and nothing else: a line is its bytes, and ends with a line feed.
final class PlainTcp implements Protocol {
  @Override
  public void bob(Actor as, Wire wire, Trust trust) throws IOException {
    LineReader in = new LineReader(as, wire);
    in.deliverNext();
    say(as, wire);
    wire.finish();
    in.deliverAll();
  }

  @Override
  public void alice(Actor as, Wire wire, Identity identity) throws IOException {
    say(as, wire);
    new LineReader(as, wire).deliverAll();
    wire.finish();
  }

  private static void say(Actor as, Wire wire) throws IOException {
    int count = 0;
    for (Bytes line : as.lines()) {
      as.says(line);
      Ruler ruler = new Ruler().add("line", line.length(), Ruler.shown(line));
      as.sends(wire, "line " + ++count, List.of(new Layer("on the wire", line, ruler.fields())));
    }
  }

  /// Finds the lines in the stream of bytes.
  private static final class LineReader {
    private final Actor as;
    private final Wire wire;
    private boolean ended;

    LineReader(Actor as, Wire wire) {
      this.as = as;
      this.wire = wire;
    }

    void deliverAll() throws IOException {
      while (!ended) {
        deliverNext();
      }
    }

    /// Delivers the next line, or what there is of it at the end of the stream.
    void deliverNext() throws IOException {
      Bytes line = Bytes.EMPTY;
      while (!ended && !isWhole(line)) {
        Bytes next = wire.read(1).orElse(Bytes.EMPTY);
        ended = next.isEmpty();
        line = Bytes.concat(line, next);
      }
      if (!line.isEmpty()) {
        as.receives(wire.lastCard());
        as.delivers(line);
      }
      if (ended) {
        as.ends();
      }
    }

    private static boolean isWhole(Bytes line) {
      return !line.isEmpty() && line.at(line.length() - 1) == '\n';
    }
  }
}
