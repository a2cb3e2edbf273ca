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
import org.handfast.engine.Negotiated;
import org.handfast.engine.TlsConnection;
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
  private final TlsConnection connection;
  private final Transport transport;
  private final Timeouts timeouts;
  private final Receiver receiver;
  private final Sender sender;
  private final ReentrantLock handshaking = new ReentrantLock();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean dismissed = new AtomicBoolean();
  private final InputStream input = new ChannelInput(this);
  private final OutputStream output = new ChannelOutput(this);

  private volatile boolean established;
  private volatile Duration handshakeTime = Duration.ZERO;
  private @Nullable IOException handshakeFailure;

  /// A channel over `transport`, which is in blocking mode and now belongs to it. The handshake has
  /// not begun.
  public TlsChannel(TlsConnection connection, ByteChannel transport, Timeouts timeouts) {
    this.connection = connection;
    this.transport = new Transport(transport);
    this.timeouts = timeouts;
    this.sender = new Sender(connection, this.transport);
    this.receiver = new Receiver(connection, this.transport, this::answer);
  }

  /// Makes the handshake, unless it was made: the first read or write does it too.
  ///
  /// @throws HandshakeTimeoutException if it is not done within [Timeouts#handshake]
  /// @throws TlsIOException if it fails
  public void handshake() throws IOException {
    if (established) {
      return;
    }
    handshaking.lock();
    try {
      if (!established) {
        handshakeOnce();
      }
    } finally {
      handshaking.unlock();
    }
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
    handshake();
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

  /// Sends close_notify: this side writes no more. Reading goes on until the peer closes too (RFC
  /// 9846 6.1).
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
      receiver.stop();
      if (established && connection.failure().isEmpty()) {
        partInOrder();
      } else if (!dismissed.get()) {
        transport.close();
      }
      connection.abort();
    }
  }

  /// Ends the connection at once. The peer sees a stream that was cut.
  public void abort() {
    closed.set(true);
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
  /// @param context what else both ends know; may be empty
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
    return handshakeTime;
  }

  /// The channel below this one, to ask it for addresses and options; not to read, write or close
  /// it.
  public ByteChannel transport() {
    return transport.channel();
  }

  /// The thread that reads never writes: two peers that both did could wait for each other for
  /// ever.
  private void answer() {
    Thread.ofVirtual().name("handfast-answer").start(this::sendAnswer);
  }

  private void sendAnswer() {
    try {
      sender.flush();
    } catch (IOException _) {
      // Whoever writes next is told.
    }
  }

  private void handshakeOnce() throws IOException {
    if (closed.get()) {
      throw new ClosedChannelException();
    }
    if (handshakeFailure != null) {
      throw again(handshakeFailure);
    }
    long start = System.nanoTime();
    try {
      handshakeInTime();
    } catch (IOException e) {
      handshakeFailure = e;
      throw e;
    }
    handshakeTime = Duration.ofNanos(System.nanoTime() - start);
    established = true;
  }

  private void handshakeInTime() throws IOException {
    Deadline deadline = Deadline.in(timeouts.handshake(), transport::close);
    try (deadline) {
      new Handshake(connection, receiver, sender).run();
    } catch (TlsException e) {
      throw failed(e);
    } catch (IOException e) {
      transport.close();
      connection.abort();
      throw deadline.hasPassed() ? new HandshakeTimeoutException(timeouts.handshake()) : e;
    }
  }

  private static IOException again(IOException earlier) {
    return earlier instanceof TlsIOException tls
        ? TlsIOException.of(tls.failure())
        : new IOException("the handshake has failed: " + earlier.getMessage(), earlier);
  }

  private IOException failed(TlsException failure) {
    if (!closed.get() && dismissed.compareAndSet(false, true)) {
      dismissPeer();
    }
    return TlsIOException.of(failure);
  }

  /// Sends the alert, and leaves the transport to a thread that closes it when the peer has had the
  /// chance to read it.
  private void dismissPeer() {
    try (Deadline deadline = Deadline.in(timeouts.close(), transport::close)) {
      sender.flush(deadline);
      transport.endOutput();
      Thread.ofVirtual().name("handfast-linger").start(this::linger);
    } catch (IOException _) {
      transport.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      transport.close();
    }
  }

  /// Closing a TCP connection over unread bytes resets it, and the peer would lose our alert.
  private void linger() {
    try (Deadline _ = Deadline.in(timeouts.close(), transport::close)) {
      ByteBuffer sink = ByteBuffer.allocate(1 << 10);
      while (transport.read(sink.clear()) >= 0) {
        // What comes after a failure is not looked at.
      }
    } catch (IOException _) {
      // The peer has gone, or time is over.
    } finally {
      transport.close();
    }
  }

  private void partInOrder() {
    try (Deadline deadline = Deadline.in(timeouts.close(), transport::close)) {
      sender.finish(deadline);
      receiver.drain(deadline);
    } catch (IOException _) {
      // The peer has gone: nobody is left to part from.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      transport.close();
    }
  }
}
