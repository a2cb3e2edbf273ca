package org.handfast.lab.stage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// One person's end of a real TCP connection over loopback. Reading waits for its turn, never for
/// the clock.
public final class Wire {
  /// The two ends of one connection.
  ///
  /// @param near of who called
  /// @param far of who was called
  public record Line(Wire near, Wire far) {}

  private final Stage stage;
  private final Person owner;
  private final Person other;
  private final int line;
  private final SocketChannel channel;
  private final Pipe out;
  private final Pipe in;
  private @Nullable Card last;
  private boolean left;
  private boolean gone;

  private Wire(
      Stage stage, Person owner, Person other, int line, SocketChannel channel, Pipe out, Pipe in) {
    this.stage = stage;
    this.owner = owner;
    this.other = other;
    this.line = line;
    this.channel = channel;
    this.out = out;
    this.in = in;
  }

  /// Calls: TCP's three-way handshake, on a port that the kernel picks.
  public static Line connect(Stage stage, Person caller, Person called) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocketChannel listening = ServerSocketChannel.open()) {
      listening.bind(new InetSocketAddress(loopback, 0));
      SocketChannel near = SocketChannel.open(listening.getLocalAddress());
      SocketChannel far = listening.accept();
      // A small segment must not wait until the kernel has heard of the one before it.
      near.setOption(StandardSocketOptions.TCP_NODELAY, true);
      far.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Pipe there = new Pipe();
      Pipe back = new Pipe();
      int line = stage.journal().line();
      Wire here = new Wire(stage, caller, called, line, near, there, back);
      stage.journal().add(new Event.Connected(caller, called));
      here.carries(Packet.Flag.SYN, Bytes.EMPTY, "");
      return new Line(here, new Wire(stage, called, caller, line, far, back, there));
    }
  }

  /// Who has the other end.
  public Person other() {
    return other;
  }

  /// Writes a record. What is written after the other side has left is lost.
  public void send(Card card) throws IOException {
    send(card, List.of(card.bytes()));
  }

  /// Writes a record in several TCP segments.
  ///
  /// @param segments the record's bytes, cut anywhere
  public void send(Card card, List<Bytes> segments) throws IOException {
    requireConnection();
    if (out.isFinished()) {
      return;
    }
    for (Bytes segment : segments) {
      if (segment.isEmpty()) {
        continue;
      }
      ByteBuffer bytes = segment.asByteBuffer();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      out.write(new Pipe.Piece(card, stage.stamp(), segment.length()));
      carries(Packet.Flag.DATA, segment, card.id() + " " + card.name());
      stage.pause();
    }
  }

  /// Reads exactly `count` bytes; empty if the stream ends before the first of them.
  ///
  /// @throws EndsInside if it ends after the first
  public Optional<Bytes> read(int count) throws IOException {
    await(count);
    if (in.pending() == 0) {
      return Optional.empty();
    }
    if (in.pending() < count) {
      throw new EndsInside();
    }
    return Optional.of(take(count));
  }

  /// Reads whatever is there, at least one byte; empty at the end of the stream.
  public Bytes readSome() throws IOException {
    await(1);
    return in.pending() == 0 ? Bytes.EMPTY : take(in.pending());
  }

  /// The record that the last byte read belongs to.
  public Card lastCard() {
    if (last == null) {
      throw new IllegalStateException("nothing was read");
    }
    return last;
  }

  /// Sends FIN: this direction is over, the other one goes on.
  public void finish() throws IOException {
    requireConnection();
    if (!out.isFinished()) {
      stage.journal().add(new Event.FinSent(owner, other));
      out.finish(stage.stamp());
      carries(Packet.Flag.FIN, Bytes.EMPTY, "");
      channel.shutdownOutput();
    }
  }

  /// Sends RST: the connection is gone at once, with all that was not read.
  public void reset() throws IOException {
    if (gone) {
      return;
    }
    gone = true;
    stage.journal().add(new Event.ResetSent(owner, other));
    out.reset(stage.stamp());
    carries(Packet.Flag.RST, Bytes.EMPTY, "");
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    channel.close();
  }

  /// Sends FIN and reads no more.
  public void leave() throws IOException {
    if (!left) {
      left = true;
      finish();
    }
  }

  /// Closes the socket when the play is over.
  public void close() throws IOException {
    channel.close();
  }

  /// Whether a read would not wait.
  boolean isReadable() {
    return !gone && (in.pending() > 0 || in.isFinished());
  }

  /// The stamp of what would be read next; 0 if nothing.
  long next() {
    return in.next();
  }

  boolean hasBytes() {
    return in.pending() > 0;
  }

  boolean isReset() {
    return in.isReset();
  }

  /// Reads the next record whole, as its sender wrote it.
  Card readCard() throws IOException {
    Card card = in.first();
    await(card.bytes().length());
    take(card.bytes().length());
    return card;
  }

  private void carries(Packet.Flag flag, Bytes data, String name) {
    stage.journal().carries(line, owner, other, flag, data, name);
  }

  private void await(int count) throws IOException {
    requireConnection();
    stage.await(() -> in.pending() >= count || in.isFinished());
    requireConnection();
  }

  /// The kernel knows of an RST when it has come; here it is known when it was sent.
  private void requireConnection() throws Reset {
    if (in.isReset()) {
      throw new Reset();
    }
  }

  private Bytes take(int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new IOException("the kernel lost bytes that were written");
      }
    }
    last = in.consume(count);
    return Bytes.owning(bytes.array());
  }

  /// The stream ended within something that should have been read whole.
  public static final class EndsInside extends IOException {
    private static final long serialVersionUID = 1;

    EndsInside() {
      super("the stream ends within a record");
    }
  }
}
