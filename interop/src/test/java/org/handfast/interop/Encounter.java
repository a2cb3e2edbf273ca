package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.handfast.engine.TlsConnection;
import org.handfast.engine.Wants;
import org.handfast.interop.fixture.OurServer;
import org.handfast.interop.fixture.Payload;
import org.handfast.interop.fixture.Together;
import org.handfast.interop.peer.Peer;
import org.handfast.interop.peer.PeerEnd;
import org.handfast.interop.peer.PeerServer;
import org.handfast.interop.peer.Terms;
import org.handfast.net.Timeouts;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsServerBuilder;
import org.handfast.pki.PeerName;

/// Our end of a connection and the peer's.
record Encounter(TlsChannel ours, PeerEnd theirs, Closeable listener) implements Closeable {

  /// Our client at their server.
  static Encounter ofOurClient(TlsClient client, Peer peer, Terms terms) throws Exception {
    return ofOurClient(client, "localhost", peer, terms);
  }

  /// Our client, which asks for `name` at their server.
  static Encounter ofOurClient(TlsClient client, String name, Peer peer, Terms terms)
      throws Exception {
    PeerServer server = peer.serve(terms);
    try {
      Together<PeerEnd> theirs = Together.begin(server::accept);
      TlsChannel ours = client.connect("127.0.0.1", server.port(), PeerName.parse(name));
      return new Encounter(ours, theirs.join(), server::close);
    } catch (Throwable e) {
      server.close();
      throw e;
    }
  }

  /// A connection of ours, which nobody has used, at their server.
  static Encounter ofOurConnection(TlsConnection connection, Peer peer, Terms terms)
      throws Exception {
    PeerServer server = peer.serve(terms);
    try {
      Together<PeerEnd> theirs = Together.begin(server::accept);
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
      TlsChannel ours = new TlsChannel(connection, SocketChannel.open(address), Timeouts.DEFAULT);
      ours.handshake();
      return new Encounter(ours, theirs.join(), server::close);
    } catch (Throwable e) {
      server.close();
      throw e;
    }
  }

  /// Their client, which can be told to change its keys, at a connection of ours that nobody has
  /// used.
  static Encounter ofClientAtConnection(Peer peer, Terms terms, TlsConnection connection)
      throws Exception {
    ServerSocketChannel listener =
        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    try {
      PeerEnd theirs = peer.connectObeying(terms, (InetSocketAddress) listener.getLocalAddress());
      TlsChannel ours = new TlsChannel(connection, listener.accept(), Timeouts.DEFAULT);
      ours.handshake();
      return new Encounter(ours, theirs, listener);
    } catch (Throwable e) {
      listener.close();
      throw e;
    }
  }

  /// Their client at our server.
  static Encounter ofTheirClient(Peer peer, Terms terms, TlsServerBuilder builder)
      throws Exception {
    OurServer server = OurServer.start(builder);
    try {
      PeerEnd theirs = peer.connect(terms, server.address());
      try {
        return new Encounter(server.accept(), theirs, server::close);
      } catch (AssertionError e) {
        e.addSuppressed(new AssertionError("the peer says: " + theirs.lastWords()));
        theirs.close();
        throw e;
      }
    } catch (Throwable e) {
      server.close();
      throw e;
    }
  }

  /// Sends as many bytes both ways at the same time, and compares checksums.
  void exchange(long size) throws Exception {
    if (theirs.isEcho()) {
      exchangeEcho(size);
    } else {
      exchange(Payload.binary(size, size), Payload.binary(size, size + 1));
    }
  }

  /// The same in lines of text, for a peer that looks for commands in what it sends.
  void exchangeText(long size) throws Exception {
    exchange(Payload.text(size, size), Payload.text(size, size + 1));
  }

  /// They send a KeyUpdate that wants one in return, before the next bytes. Until ours is due, it
  /// has not come.
  void updateTheirKeys(TlsConnection connection) throws Exception {
    Payload payload = Payload.text(1000, 1);
    Together<String> received = Together.begin(() -> payload.receive(ours.input()));
    theirs.updateKeys();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!(connection.wants() instanceof Wants.Output)) {
      assertThat(System.nanoTime()).as("no KeyUpdate came").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    payload.send(theirs.out());
    assertThat(received.join()).isEqualTo(payload.digest());
  }

  /// We send as many bytes, and they receive them.
  void send(long size) throws Exception {
    Payload payload = Payload.binary(size, size);
    Together<Void> sent = sending(() -> payload.send(ours.output()));
    assertThat(payload.receive(theirs.in())).as("what the peer got").isEqualTo(payload.digest());
    sent.join();
  }

  /// They send as many bytes, and we receive them.
  void receive(long size) throws Exception {
    Payload payload = Payload.binary(size, size);
    Together<Void> sent = sending(() -> payload.send(theirs.out()));
    assertThat(payload.receive(ours.input())).as("what we got").isEqualTo(payload.digest());
    sent.join();
  }

  /// Our close_notify comes first: the peer sees the end, and answers in kind.
  void partByOurWord() throws IOException {
    ours.closeWrite();
    theirs.answerClose();
    assertThat(read()).as("what we read after the peer's close_notify").isEqualTo(-1);
    ours.close();
    theirs.awaitEnd();
  }

  /// Their close_notify comes first: a clean end for us.
  void partByTheirWord() throws IOException {
    theirs.finish();
    assertThat(read()).as("what we read after the peer's close_notify").isEqualTo(-1);
    ours.close();
  }

  /// At least one byte of what the peer sends, or its end.
  int read() throws IOException {
    return ours.read(ByteBuffer.allocate(1));
  }

  /// The peer goes first: it would be waited for otherwise.
  @Override
  public void close() throws IOException {
    theirs.close();
    ours.close();
    listener.close();
  }

  private void exchange(Payload forth, Payload back) throws Exception {
    Together<Void> oursSent = sending(() -> forth.send(ours.output()));
    Together<Void> theirsSent = sending(() -> back.send(theirs.out()));
    Together<String> received = Together.begin(() -> back.receive(ours.input()));
    assertThat(forth.receive(theirs.in())).as("what the peer got").isEqualTo(forth.digest());
    assertThat(received.join()).as("what we got").isEqualTo(back.digest());
    oursSent.join();
    theirsSent.join();
  }

  private void exchangeEcho(long size) throws Exception {
    Payload text = Payload.text(size, size);
    Together<Void> sent = sending(() -> text.send(ours.output()));
    assertThat(text.receive(ours.input())).as("what came back").isEqualTo(text.digest());
    sent.join();
  }

  private static Together<Void> sending(Sending sending) {
    return Together.begin(
        () -> {
          sending.send();
          return null;
        });
  }

  private interface Sending {
    void send() throws IOException;
  }
}
