package org.handfast.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// A TLS connection as a blocking stream of bytes, made for virtual threads. One thread may read
/// while another writes; any thread may close.
///
/// The end of the stream is the peer's close_notify and nothing else: a transport that ends without
/// it is a [TruncatedException], never -1 (RFC 9846 6.1). After a failure every call fails with the
/// same [failure][TlsIOException#failure].
public final class TlsChannel implements ByteChannel {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final TlsConnection connection;
  private final Transport transport;
  private final Receiver receiver;
  private final Sender sender;
  private final Handshake handshake;
  private final Parting parting;
  private final ReentrantLock handshaking = new ReentrantLock();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean dismissed = new AtomicBoolean();
  private final InputStream input = new ChannelInput(this::read, this::close);
  private final OutputStream output = new ChannelOutput(this);
  private final InputStream earlyInput = new ChannelInput(this::readEarly, () -> {});

  private volatile boolean established;
  private volatile Runnable whenEstablished = () -> {};
  private @Nullable IOException handshakeFailure;

  /// A channel over `transport`, which is in blocking mode and now belongs to it. The handshake has
  /// not begun.
  public TlsChannel(TlsConnection connection, ByteChannel transport, Timeouts timeouts) {
    this.connection = connection;
    this.transport = new Transport(transport);
    this.sender = new Sender(connection, this.transport);
    this.receiver =
        new Receiver(
            connection,
            this.transport,
            new Answer(() -> connection.wants() instanceof Wants.Output, sender::flush));
    this.handshake =
        new Handshake(connection, receiver, sender, timeouts.handshake(), this.transport::close);
    this.parting = new Parting(this.transport, sender, receiver, timeouts.close());
  }

  /// Makes the handshake, unless it was made: the first read or write does it too.
  ///
  /// @throws HandshakeTimeoutException if it is not done within [Timeouts#handshake]
  /// @throws TlsIOException if it fails
  public void handshake() throws IOException {
    handshake(NOTHING);
  }

  /// The same, with `early` as a client's early data: all of it or, where so much is not allowed,
  /// nothing. Nothing remains in `early` if the server has taken it; all of it does otherwise.
  void handshake(ByteBuffer early) throws IOException {
    if (!established) {
      ByteBuffer sent = early.duplicate();
      advance(sent, () -> false);
      if (negotiated().earlyData() == EarlyDataStatus.ACCEPTED && !sent.hasRemaining()) {
        early.position(early.limit());
      }
    }
  }

  /// A server's part of the handshake up to where a handler can begin: the end, or the moment when
  /// early data is taken.
  void begin() throws IOException {
    advance(NOTHING, handshake::isReadyForEarlyData);
  }

  /// Has `action` done when the handshake is done, by whoever completes it.
  void whenEstablished(Runnable action) {
    whenEstablished = action;
  }

  /// Reads at least one byte, if `target` has room; -1 after the peer's close_notify.
  @Override
  public int read(ByteBuffer target) throws IOException {
    handshake();
    try {
      return receiver.read(target);
    } catch (TlsException e) {
      throw failed(e);
    }
  }

  /// Writes all of `source`.
  @Override
  public int write(ByteBuffer source) throws IOException {
    if (!established && !handshake.takesEarlyData()) {
      handshake();
    }
    int count = source.remaining();
    try {
      sender.write(source);
    } catch (TlsException e) {
      throw failed(e);
    }
    return count;
  }

  /// What the peer sends, as a stream; closing it closes the channel.
  public InputStream input() {
    return input;
  }

  /// What the peer gets, as a stream without a buffer of its own; closing it closes the channel.
  public OutputStream output() {
    return output;
  }

  /// A server's early data (RFC 9846 2.3): what a client sent with its first flight, and was taken.
  /// Reading it goes on with the handshake only as far as it must, and this side may write as soon
  /// as there is some. It ends with the handshake; there is none on a client, or without
  /// [Resumption#earlyData][org.handfast.engine.config.Resumption#earlyData].
  ///
  /// It could be a replay, and it never comes out of [#read] or [#input]: that is why it has a
  /// stream of its own.
  public InputStream earlyData() {
    return earlyInput;
  }

  /// Whether the handshake is done. Until then what a client said could be a replay.
  public boolean isEstablished() {
    return established;
  }

  /// Sends close_notify: this side writes no more. Reading goes on until the peer closes too (RFC
  /// 9846 6.1); a peer of TLS 1.2 does that at once, whatever it still had to say (RFC 5246 7.2.1).
  public void closeWrite() throws IOException {
    handshake();
    sender.finish();
  }

  /// Ends the connection in order: sends close_notify, takes what the peer still sends and waits
  /// for its close_notify, all of it within [Timeouts#close]. Threads that block in this channel
  /// end with an exception, at the latest then.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      handshake.forget();
      receiver.stop();
      if (established && connection.failure().isEmpty()) {
        parting.inOrder();
      } else if (!dismissed.get()) {
        transport.close();
      }
      connection.abort();
    }
  }

  /// Ends the connection at once. The peer sees a stream that was cut.
  public void abort() {
    closed.set(true);
    handshake.forget();
    receiver.stop();
    transport.close();
    connection.abort();
  }

  @Override
  public boolean isOpen() {
    return !closed.get();
  }

  /// What both sides agree on, as far as it is known by now.
  public Negotiated negotiated() {
    return connection.negotiated();
  }

  /// Keying material for another protocol, which only the two ends of this connection can compute
  /// (RFC 9846 7.5), in an array that belongs to the caller.
  ///
  /// @param label what it is for, 1 to 249 bytes in UTF-8; both ends use the same
  /// @param context what else both ends know; may be empty, which under TLS 1.2 is not the same as
  ///   none (RFC 5705 4)
  /// @param length in bytes, at most 255 times that of the suite's hash
  /// @throws IllegalArgumentException if the label or the length is out of range
  /// @throws IllegalStateException before the handshake is done, and after the connection has ended
  public byte[] export(String label, Bytes context, int length) {
    return connection.export(label, context, length);
  }

  /// The channel binding `tls-exporter` (RFC 9266 2): 32 bytes that differ for every connection.
  ///
  /// @throws IllegalStateException as [#export]
  public Bytes channelBinding() {
    return connection.channelBinding();
  }

  /// Asks the client for a certificate (RFC 9846 4.7.2). Its answer comes with what is read from
  /// this channel; then [#negotiated] knows the peer, if it has proved to be anybody.
  ///
  /// @throws IllegalStateException if the client cannot be asked, as
  ///   [TlsConnection#requestClientCertificate] says
  public void requestClientCertificate() throws IOException {
    connection.requestClientCertificate();
    sender.flush();
  }

  /// Whether the client was [asked][#requestClientCertificate] and has not answered in full.
  public boolean isClientCertificateAwaited() {
    return connection.isClientCertificateAwaited();
  }

  /// How long the handshake took; zero until it is done.
  public Duration handshakeTime() {
    return handshake.taken();
  }

  /// The channel below this one, to ask it for addresses and options; not to read, write or close
  /// it.
  public ByteChannel transport() {
    return transport.channel();
  }

  /// As [#earlyData].
  int readEarly(ByteBuffer target) throws IOException {
    if (negotiated().side() == Side.CLIENT) {
      return -1;
    }
    advance(NOTHING, handshake::isEarlyDataKnown);
    int count = connection.earlyData().read(target);
    return count == 0 && target.hasRemaining() ? -1 : count;
  }

  private void advance(ByteBuffer early, BooleanSupplier enough) throws IOException {
    if (established) {
      return;
    }
    handshaking.lock();
    try {
      if (!established) {
        advanceFurther(early, enough);
      }
    } finally {
      handshaking.unlock();
    }
  }

  private void advanceFurther(ByteBuffer early, BooleanSupplier enough) throws IOException {
    if (closed.get()) {
      throw new ClosedChannelException();
    }
    if (handshakeFailure != null) {
      throw again(handshakeFailure);
    }
    try {
      if (handshake.advance(early, enough)) {
        established = true;
        whenEstablished.run();
      }
    } catch (TlsException e) {
      handshakeFailure = failed(e);
      throw handshakeFailure;
    } catch (IOException e) {
      transport.close();
      connection.abort();
      handshakeFailure = e;
      throw e;
    }
  }

  private static IOException again(IOException earlier) {
    return earlier instanceof TlsIOException tls
        ? TlsIOException.of(tls.failure())
        : new IOException("the handshake has failed: " + earlier.getMessage(), earlier);
  }

  private IOException failed(TlsException failure) {
    if (!closed.get() && dismissed.compareAndSet(false, true)) {
      parting.dismissPeer();
    }
    return TlsIOException.of(failure);
  }
}
