package org.handfast.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// How a channel leaves its peer, in a bounded time: in order, or after a failure.
final class Parting {
  private final Transport transport;
  private final Sender sender;
  private final Receiver receiver;
  private final Duration time;

  Parting(Transport transport, Sender sender, Receiver receiver, Duration time) {
    this.transport = transport;
    this.sender = sender;
    this.receiver = receiver;
    this.time = time;
  }

  /// Sends close_notify, and takes what comes until the peer's.
  void inOrder() {
    try (Deadline deadline = Deadline.in(time, transport::close)) {
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

  /// Sends the alert, and leaves the transport to a thread that closes it when the peer has had the
  /// chance to read it.
  void dismissPeer() {
    try (Deadline deadline = Deadline.in(time, transport::close)) {
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
    try (Deadline _ = Deadline.in(time, transport::close)) {
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
}
