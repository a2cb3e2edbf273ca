package org.handfast.interop.bogo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.Progress;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.registry.ProtocolVersion;

/// One connection to the runner, driven by one thread.
final class Wire implements AutoCloseable {
  // RFC 5246 6.2.3: TLS 1.2 lets a cipher add the most.
  private static final int LARGEST_RECORD = 5 + 16_384 + 2048;

  private final TlsConnection connection;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final int bytesAtOnce;
  private final ByteBuffer net = ByteBuffer.allocate(LARGEST_RECORD).flip();
  private final ByteBuffer app = ByteBuffer.allocate(LARGEST_RECORD).flip();
  private byte[] unsent = {};
  private byte[] held = {};

  private Wire(TlsConnection connection, Socket socket, int bytesAtOnce) throws IOException {
    this.connection = connection;
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.bytesAtOnce = bytesAtOnce;
  }

  /// Connects, and tells the runner which test this is.
  static Wire connect(Section flags, TlsConnection connection) throws IOException {
    InetAddress loopback = InetAddress.ofLiteral(flags.has("-ipv6") ? "::1" : "127.0.0.1");
    Socket socket = new Socket(loopback, flags.number("-port").orElseThrow());
    socket.setTcpNoDelay(true);
    Wire wire = new Wire(connection, socket, flags.has("-async") ? 1 : LARGEST_RECORD);
    long id = Long.parseUnsignedLong(flags.text("-shim-id").orElseThrow());
    wire.out.write(
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(id).array());
    return wire;
  }

  TlsConnection connection() {
    return connection;
  }

  /// Says the first word, if it is this side's to say.
  void begin() throws IOException {
    settle();
  }

  /// Goes on until the handshake is done, or until a server has early data.
  void handshake() throws IOException, TlsException {
    while (!connection.isConnected() && !takesEarlyData()) {
      receive();
    }
    settle();
    // What there was no room for as early data.
    write(unsent);
    unsent = new byte[0];
  }

  private boolean takesEarlyData() {
    return connection.side() == Side.SERVER
        && connection.earlyData().status() == EarlyDataStatus.ACCEPTED;
  }

  /// Sends as much as may be sent before the handshake is done; the rest goes after it.
  void writeEarly(byte[] data) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(data);
    while (rest.hasRemaining() && connection.earlyData().remaining() > 0) {
      ByteBuffer record = ByteBuffer.allocate(LARGEST_RECORD);
      connection.earlyData().write(rest, record);
      send(Arrays.copyOf(record.array(), record.position()));
    }
    byte[] more = new byte[unsent.length + rest.remaining()];
    System.arraycopy(unsent, 0, more, 0, unsent.length);
    rest.get(more, unsent.length, rest.remaining());
    unsent = more;
  }

  /// Application data, at most so much; -1 at its orderly end.
  ///
  /// @throws org.handfast.engine.failure.Truncated if it ends otherwise
  int read(byte[] into) throws IOException, TlsException {
    while (!app.hasRemaining()) {
      if (connection.earlyData().available() > 0) {
        return connection.earlyData().read(ByteBuffer.wrap(into));
      }
      if (connection.inbound().isClosed()) {
        return -1;
      }
      receive();
    }
    int length = Math.min(into.length, app.remaining());
    app.get(into, 0, length);
    return length;
  }

  void write(byte[] data) throws IOException, TlsException {
    settle();
    ByteBuffer rest = ByteBuffer.wrap(data);
    while (rest.hasRemaining()) {
      send(nextRecord(rest));
      requireAlive();
    }
  }

  /// Lets only the first byte of the record through; the rest goes before whatever comes next.
  void writeOneByteOf(byte[] data) throws IOException {
    settle();
    hold(nextRecord(ByteBuffer.wrap(data)));
  }

  /// The same with early data.
  void writeEarlyOneByteOf(byte[] data) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(LARGEST_RECORD);
    connection.earlyData().write(ByteBuffer.wrap(data), record);
    hold(Arrays.copyOf(record.array(), record.position()));
  }

  private void hold(byte[] record) throws IOException {
    send(Arrays.copyOf(record, 1));
    held = Arrays.copyOfRange(record, 1, record.length);
  }

  /// Sends what was held back.
  void release() throws IOException {
    send(new byte[0]);
  }

  private void send(byte[] bytes) throws IOException {
    try {
      out.write(held);
      held = new byte[0];
      out.write(bytes);
    } catch (SocketException _) {
      // The runner has closed its end; why, it may have said before.
    }
  }

  /// Says that nothing more will come.
  void sayGoodbye() throws IOException, TlsException {
    connection.outbound().close();
    settle();
  }

  /// Takes one record.
  void receive() throws IOException, TlsException {
    try {
      app.clear();
      Progress progress = connection.inbound().read(net, app);
      app.flip();
      if (progress instanceof Progress.NeedsInput) {
        fill();
      }
    } catch (TlsException e) {
      app.limit(app.position());
      settle();
      throw e;
    }
    // A KeyUpdate that is owed leaves with the next data (RFC 9846 4.7.3), and work is done at
    // once. In TLS 1.2 an answer is due at once (RFC 5246 7.2.1).
    if (!connection.isConnected() || connection.wants() instanceof Wants.Work || isTls12()) {
      settle();
    }
    requireAlive();
  }

  private boolean isTls12() {
    return connection.negotiated().version().filter(ProtocolVersion.TLS_1_2::equals).isPresent();
  }

  private void fill() throws IOException, TlsException {
    net.compact();
    int read;
    try {
      read = in.read(net.array(), net.position(), Math.min(net.remaining(), bytesAtOnce));
    } finally {
      net.flip();
    }
    if (read < 0) {
      connection.inbound().end();
    } else {
      net.limit(net.limit() + read);
    }
  }

  /// Sends what is to be sent and does what is to be done.
  private void settle() throws IOException {
    while (true) {
      switch (connection.wants()) {
        case Wants.Output() -> send(nextRecord(ByteBuffer.allocate(0)));
        case Wants.Work(Runnable task) -> task.run();
        case Wants.Input(), Wants.Nothing(), Wants.Closed() -> {
          return;
        }
      }
    }
  }

  private byte[] nextRecord(ByteBuffer data) {
    ByteBuffer record = ByteBuffer.allocate(LARGEST_RECORD);
    connection.outbound().write(data, record);
    byte[] bytes = new byte[record.position()];
    record.get(0, bytes);
    return bytes;
  }

  private void requireAlive() throws TlsException {
    if (connection.failure().isPresent()) {
      throw connection.failure().get();
    }
  }

  /// The runner reads to the end of the stream, and only then do we go.
  @Override
  public void close() throws IOException {
    try (socket) {
      socket.shutdownOutput();
      in.transferTo(OutputStream.nullOutputStream());
    } catch (SocketException _) {
      // The runner was faster.
    }
  }
}
