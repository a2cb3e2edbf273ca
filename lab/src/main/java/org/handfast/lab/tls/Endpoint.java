package org.handfast.lab.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.handfast.engine.Progress;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Truncated;
import org.handfast.lab.stage.Actor;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Wire;
import org.handfast.protocol.wire.Bytes;

/// One person's end of a TLS connection: the stack between the application's lines and the wire.
/// Each record that it makes is one card; each that comes is looked at.
final class Endpoint {
  private static final int ROOM = (1 << 14) + 512;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Actor as;
  private final Wire wire;
  private final TlsConnection connection;
  private final Watch watch;

  Endpoint(Actor as, Wire wire, TlsConnection connection, Keyring keyring) {
    this.as = as;
    this.wire = wire;
    this.connection = connection;
    this.watch = new Watch(as, connection.side(), keyring);
  }

  /// The other side has ended the connection with an alert: it is the one that noticed.
  static final class Rejected extends IOException {
    private static final long serialVersionUID = 1;

    Rejected(TlsException told) {
      super(told);
    }
  }

  TlsConnection connection() {
    return connection;
  }

  /// Goes on until application data may flow.
  void handshake() throws IOException {
    while (isUnderway()) {
      receive();
    }
    as.enters("state", "connected");
  }

  /// Does all that can be done without the peer; whether the handshake then waits for it.
  boolean isUnderway() throws IOException {
    while (true) {
      switch (connection.wants()) {
        case Wants.Output() -> emit(NOTHING);
        case Wants.Work(Runnable task) -> {
          task.run();
          watch.settle();
          requireSound();
        }
        case Wants.Input() -> {
          return true;
        }
        case Wants.Nothing(), Wants.Closed() -> {
          return false;
        }
      }
    }
  }

  /// Sends a line in a record of its own.
  void send(Bytes line) throws IOException {
    ByteBuffer app = line.asByteBuffer();
    while (app.hasRemaining()) {
      emit(app);
    }
  }

  /// Sends a line before the handshake is done.
  void sendEarly(Bytes line) throws IOException {
    ByteBuffer app = line.asByteBuffer();
    while (app.hasRemaining()) {
      ByteBuffer net = ByteBuffer.allocate(ROOM);
      connection.earlyData().write(app, net);
      put(net);
    }
  }

  /// Takes one record, and gives its data to the application; false if no more will come.
  boolean receive() throws IOException {
    ByteBuffer net = ByteBuffer.allocate(ROOM).limit(0);
    ByteBuffer app = ByteBuffer.allocate(ROOM);
    try {
      if (!fill(net, app)) {
        return false;
      }
    } catch (TlsException failure) {
      throw fails(failure);
    }
    deliver(app.flip());
    isUnderway();
    deliverEarly();
    return !connection.inbound().isClosed();
  }

  /// Ends this direction: close_notify, then FIN.
  void close() throws IOException {
    connection.outbound().close();
    isUnderway();
    wire.finish();
    as.enters("state", connection.inbound().isClosed() ? "closed" : "awaits close_notify");
  }

  private boolean fill(ByteBuffer net, ByteBuffer app) throws IOException, TlsException {
    while (true) {
      Progress progress;
      try {
        progress = connection.inbound().read(net, app);
      } catch (TlsException failure) {
        look(net);
        throw failure;
      }
      switch (progress) {
        case Progress.NeedsInput(int atLeast) -> more(net, atLeast);
        case Progress.Closed() -> {
          return false;
        }
        default -> {
          look(net);
          return true;
        }
      }
    }
  }

  /// Reads what the record still lacks.
  private void more(ByteBuffer net, int length) throws IOException, TlsException {
    Optional<Bytes> next = Optional.empty();
    try {
      next = wire.read(length - net.limit());
    } catch (Wire.EndsInside _) {
      // As good as no record at all.
    }
    if (next.isEmpty()) {
      net.limit(0);
      connection.inbound().end();
      return;
    }
    int held = net.limit();
    net.limit(length).position(held).put(next.get().asByteBuffer()).flip();
  }

  /// What has just been dealt with, as a person who knows the keys sees it.
  private void look(ByteBuffer net) {
    if (net.limit() > 0) {
      Card card = wire.lastCard();
      as.receives(card);
      watch.received(card, taken(net.rewind()));
    }
  }

  private void emit(ByteBuffer app) throws IOException {
    ByteBuffer net = ByteBuffer.allocate(ROOM);
    connection.outbound().write(app, net);
    put(net);
  }

  private void put(ByteBuffer net) throws IOException {
    Bytes record = taken(net.flip());
    if (!record.isEmpty()) {
      Seen seen = watch.made(record);
      as.sends(wire, seen.name(), seen.layers());
    }
  }

  private void deliver(ByteBuffer app) {
    if (app.hasRemaining()) {
      as.delivers(taken(app));
    }
  }

  private static Bytes taken(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return Bytes.owning(bytes);
  }

  private void deliverEarly() {
    int available = connection.earlyData().available();
    if (available > 0) {
      ByteBuffer app = ByteBuffer.allocate(available);
      connection.earlyData().read(app);
      as.notes("This came as early data: it could be a replay.");
      deliver(app.flip());
    }
  }

  private void requireSound() throws IOException {
    Optional<TlsException> failure = connection.failure();
    if (failure.isPresent()) {
      throw fails(failure.get());
    }
  }

  /// Tells the journal why it ends, and then the peer: what the peer makes of it comes later.
  private IOException fails(TlsException failure) throws IOException {
    as.enters("state", "failed");
    IOException told = told(failure);
    while (connection.wants() instanceof Wants.Output) {
      emit(NOTHING);
    }
    return told;
  }

  private IOException told(TlsException failure) {
    if (failure instanceof PeerRejected) {
      as.notes("It is over: " + failure.getMessage() + ".");
      return new Rejected(failure);
    }
    if (failure instanceof LocalFault && as.person() != Person.TRUDY) {
      throw new IllegalStateException("the stack itself has failed", failure);
    }
    Objection objection = Objection.of(failure, place(failure));
    return as.refuses(objection.step(), objection.check(), objection.why());
  }

  private String place(TlsException failure) {
    if (failure instanceof Truncated) {
      return "end of stream";
    }
    boolean isDataDue =
        connection.isConnected()
            || failure.stage().equals("awaiting the end of the client's early data");
    return isDataDue ? watch.place() : "";
  }
}
