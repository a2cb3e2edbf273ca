package org.handfast.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.engine.failure.TlsException;
import org.jspecify.annotations.Nullable;

/// An endpoint's connection over a socket's two streams, for callers that block.
///
/// One thread may read while another writes: each direction has its lock, which is held while the
/// stream blocks. A reader writes nothing but the alert for a failure that it found, and the answer
/// to a close_notify of TLS 1.2; a KeyUpdate that the peer asks for leaves with the next write.
final class BlockingConnection {
  private final Endpoint endpoint;
  private final ReentrantLock handshaking = new ReentrantLock();
  private final ReentrantLock reading = new ReentrantLock();
  private final ReentrantLock writing = new ReentrantLock();
  private volatile @Nullable Traffic traffic;
  private volatile boolean handshakeDone;
  private volatile boolean inputShut;

  BlockingConnection(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /// Begins over these streams; nothing is sent yet. Later calls change nothing.
  ///
  /// @param consumed what comes before everything in `in`
  void open(InputStream consumed, InputStream in, OutputStream out) throws SSLException {
    handshaking.lock();
    try {
      if (traffic == null) {
        TlsConnection connection = endpoint.begin();
        traffic =
            new Traffic(
                connection,
                new RecordReader(connection, consumed, in),
                new RecordWriter(connection, out));
      }
    } finally {
      handshaking.unlock();
    }
  }

  /// Whether the handshake is done, with nothing of it left to send.
  boolean isHandshakeDone() {
    return handshakeDone;
  }

  /// Completes the handshake, local work included. A stream that times out leaves it where it is,
  /// to be taken up by the next call.
  ///
  /// @return whether it was this call that completed it
  boolean handshake() throws IOException {
    if (handshakeDone) {
      return false;
    }
    if (handshaking.isHeldByCurrentThread()) {
      // A key manager or a trust manager that reads, or asks for the final session.
      throw new SSLException("the handshake waits for this very call");
    }
    handshaking.lock();
    try {
      if (handshakeDone) {
        return false;
      }
      while (step()) {}
      handshakeDone = true;
      return true;
    } finally {
      handshaking.unlock();
    }
  }

  /// Changes the keys of both directions (RFC 9846 4.7.3).
  ///
  /// @throws SSLException under TLS 1.2, which cannot
  void updateKeys() throws IOException {
    endpoint.updateKeys(traffic().connection);
    flush();
  }

  /// Blocks for application data; -1 once the peer has said that there is no more.
  int read(byte[] to, int from, int length) throws IOException {
    Traffic open = traffic();
    reading.lock();
    try {
      int count = inputShut ? RecordReader.END : open.reader.read(to, from, length);
      if (count == RecordReader.END && endpoint.isTls12()) {
        answerEnd(open);
      }
      return count;
    } catch (TlsException failure) {
      if (inputShut) {
        return RecordReader.END;
      }
      throw failed(failure);
    } finally {
      reading.unlock();
    }
  }

  int available() {
    Traffic open = traffic;
    return open == null || inputShut ? 0 : open.reader.available();
  }

  void write(byte[] from, int offset, int length) throws IOException {
    Traffic open = traffic();
    writing.lock();
    try {
      if (!open.writer.write(ByteBuffer.wrap(from, offset, length))) {
        throw outputEnded(open);
      }
    } finally {
      writing.unlock();
    }
  }

  /// Sends close_notify after what was written (RFC 9846 6.1). A writer that does not come to an
  /// end is waited for no longer than `patience`: the message is then left out.
  void endOutput(Duration patience) throws IOException {
    Traffic open = traffic;
    if (open == null) {
      return;
    }
    open.connection.outbound().close();
    try {
      if (writing.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        try {
          open.writer.flush();
        } finally {
          writing.unlock();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Takes no more input.
  ///
  /// @return whether the peer may have had more to say
  boolean endInput() {
    inputShut = true;
    Traffic open = traffic;
    return open != null && !open.connection.inbound().isClosed();
  }

  /// Reads up to the peer's close_notify, so that the stream behind it can be used for something
  /// else. Gives up if somebody else is reading, and after `patience`, however much still comes.
  void awaitPeerEnd(Duration patience) throws IOException {
    Traffic open = traffic;
    if (open == null || !handshakeDone || !reading.tryLock()) {
      return;
    }
    long start = System.nanoTime();
    try {
      while (open.reader.drop()) {
        if (System.nanoTime() - start > patience.toNanos()) {
          throw new SocketTimeoutException("the peer does not close its side");
        }
      }
    } catch (TlsException failure) {
      throw endpoint.translate(failure);
    } finally {
      reading.unlock();
    }
  }

  /// Forgets all secrets, unless somebody is still at it.
  void forget() {
    Traffic open = traffic;
    if (open != null && reading.tryLock()) {
      try {
        open.connection.abort();
      } finally {
        reading.unlock();
      }
    }
  }

  /// One step of the handshake; whether there are more to come.
  private boolean step() throws IOException {
    Traffic open = traffic();
    var failure = open.connection.failure();
    if (failure.isPresent()) {
      throw failed(failure.get());
    }
    switch (open.connection.wants()) {
      case Wants.Output _ -> flush();
      case Wants.Work(Runnable task) -> task.run();
      case Wants.Input _ -> advance(open);
      case Wants.Nothing _, Wants.Closed _ -> {
        if (!open.connection.isConnected()) {
          throw new SSLException("closed during the handshake");
        }
        return false;
      }
    }
    return true;
  }

  private void advance(Traffic open) throws IOException {
    reading.lock();
    try {
      open.reader.advance();
    } catch (TlsException failure) {
      throw failed(failure);
    } finally {
      reading.unlock();
    }
  }

  /// Sends the close_notify with which TLS 1.2 answers the peer's (RFC 5246 7.2.1). A writer that
  /// is at work sends it instead.
  private void answerEnd(Traffic open) {
    if (writing.tryLock()) {
      try {
        open.writer.flush();
      } catch (IOException _) {
        // The peer has said all that it had to say, and has gone.
      } finally {
        writing.unlock();
      }
    }
  }

  private void flush() throws IOException {
    writing.lock();
    try {
      traffic().writer.flush();
    } finally {
      writing.unlock();
    }
  }

  /// Tries to tell the peer. A writer that is at work tells it instead.
  private SSLException failed(TlsException failure) {
    SSLException translated = endpoint.translate(failure);
    if (writing.tryLock()) {
      try {
        traffic().writer.flush();
      } catch (IOException unsent) {
        translated.addSuppressed(unsent);
      } finally {
        writing.unlock();
      }
    }
    return translated;
  }

  private IOException outputEnded(Traffic open) {
    return open.connection
        .failure()
        .<IOException>map(endpoint::translate)
        .orElseGet(() -> new SocketException("the output is shut down"));
  }

  private Traffic traffic() throws SocketException {
    Traffic open = traffic;
    if (open == null) {
      throw new SocketException("the socket is not connected");
    }
    return open;
  }

  private record Traffic(TlsConnection connection, RecordReader reader, RecordWriter writer) {}
}
