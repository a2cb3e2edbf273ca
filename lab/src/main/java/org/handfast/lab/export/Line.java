package org.handfast.lab.export;

import java.util.ArrayList;
import java.util.List;
import org.handfast.lab.stage.Packet;
import org.handfast.lab.stage.Person;
import org.handfast.protocol.wire.Bytes;

/// One TCP connection of a capture: it gives the numbers that the kernel gave, which nobody saw.
/// What somebody sends acknowledges all that came before; only SYN and FIN are answered with an
/// acknowledgment of their own.
final class Line {
  /// The payload of an Ethernet frame less the two headers.
  private static final int LARGEST_SEGMENT = 1460;

  private final Person caller;
  private final Side near;
  private final Side far;
  private boolean isGone;

  /// The connection that this packet begins.
  Line(Packet first, Station from, Station to) {
    this.caller = first.from();
    this.near = new Side(from, first.line() * 1_000_000);
    this.far = new Side(to, first.line() * 1_000_000 + 500_000);
  }

  /// What was to be seen on the wire.
  List<Datagram> datagrams(Packet packet) {
    if (isGone) {
      return List.of();
    }
    Side here = packet.from() == caller ? near : far;
    Side there = here == near ? far : near;
    return switch (packet.flag()) {
      case SYN ->
          List.of(
              here.sends(there, Datagram.SYN),
              there.sends(here, Datagram.SYN | Datagram.ACK),
              here.sends(there, Datagram.ACK));
      case DATA -> data(here, there, packet.data());
      case FIN ->
          List.of(here.sends(there, Datagram.FIN | Datagram.ACK), there.sends(here, Datagram.ACK));
      case RST -> {
        isGone = true;
        yield List.of(here.sends(there, Datagram.RST | Datagram.ACK));
      }
    };
  }

  private static List<Datagram> data(Side here, Side there, Bytes data) {
    List<Datagram> segments = new ArrayList<>();
    for (int at = 0; at < data.length(); at += LARGEST_SEGMENT) {
      int end = Math.min(at + LARGEST_SEGMENT, data.length());
      segments.add(here.sends(there, Datagram.PSH | Datagram.ACK, data.slice(at, end)));
    }
    return segments;
  }

  /// One end, and the number of the next byte that it sends.
  private static final class Side {
    private final Station station;
    private int next;

    Side(Station station, int first) {
      this.station = station;
      this.next = first;
    }

    Datagram sends(Side to, int flags) {
      return sends(to, flags, Bytes.EMPTY);
    }

    /// SYN and FIN count as a byte each.
    Datagram sends(Side to, int flags, Bytes data) {
      int awaited = (flags & Datagram.ACK) == 0 ? 0 : to.next;
      Datagram sent = new Datagram(station, to.station, flags, next, awaited, data);
      next += data.length() + ((flags & (Datagram.SYN | Datagram.FIN)) == 0 ? 0 : 1);
      return sent;
    }
  }
}
