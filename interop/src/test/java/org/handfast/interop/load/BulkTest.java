package org.handfast.interop.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.OurServer;
import org.handfast.interop.fixture.Payload;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.fixture.Together;
import org.handfast.interop.peer.GoPeer;
import org.handfast.interop.peer.PeerEnd;
import org.handfast.interop.peer.PeerServer;
import org.handfast.interop.peer.Terms;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsServer;
import org.handfast.net.TlsServerBuilder;
import org.handfast.pki.PeerName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Much data over one connection, and many connections at the same time.
@DisplayName("much and many")
final class BulkTest {
  private static final long GIB = 1L << 30;
  private static final int CONNECTIONS = 200;
  private static final int EACH = 50_000;

  private final TestCertificates certificates = TestCertificates.shared();
  private final TlsClient client = TlsClient.trusting(certificates.trust()).anonymous();

  @Test
  @DisplayName("1 GiB both ways at the same time, our client and our server")
  void ourselves() throws Exception {
    try (OurServer server = OurServer.start(server());
        TlsChannel near = client.connect("localhost", server.address().getPort());
        TlsChannel far = server.accept()) {
      Payload forth = Payload.binary(GIB, 1);
      Payload back = Payload.binary(GIB, 2);
      Together<Void> nearSent = sending(forth, near);
      Together<Void> farSent = sending(back, far);
      Together<String> farReceived = Together.begin(() -> forth.receive(far.input()));
      assertThat(back.receive(near.input())).isEqualTo(back.digest());
      assertThat(farReceived.join()).isEqualTo(forth.digest());
      nearSent.join();
      farSent.join();
    }
  }

  @Test
  @Needs(PeerProgram.GO)
  @DisplayName("1 GiB both ways at the same time, our client and Go's server")
  void withGo() throws Exception {
    Terms terms = Terms.presenting(certificates.leaf(KeyKind.P256));
    try (PeerServer server = new GoPeer().serve(terms);
        TlsChannel near = client.connect("127.0.0.1", server.port(), PeerName.parse("localhost"));
        PeerEnd far = server.accept()) {
      Payload forth = Payload.binary(GIB, 3);
      Payload back = Payload.binary(GIB, 4);
      Together<Void> nearSent = sending(forth, near);
      Together<Void> farSent =
          Together.begin(
              () -> {
                back.send(far.out());
                return null;
              });
      Together<String> farReceived = Together.begin(() -> forth.receive(far.in()));
      assertThat(back.receive(near.input())).isEqualTo(back.digest());
      assertThat(farReceived.join()).isEqualTo(forth.digest());
      nearSent.join();
      farSent.join();
    }
  }

  @Test
  @DisplayName("200 connections at the same time, our clients at our server")
  void manyOfOurs() throws Exception {
    CountDownLatch everybodyIsThere = new CountDownLatch(CONNECTIONS);
    try (TlsServer server = echo()) {
      List<Together<String>> conversations = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        Payload payload = Payload.binary(EACH, i);
        conversations.add(
            Together.begin(() -> converse(server.address().getPort(), payload, everybodyIsThere)));
      }
      for (int i = 0; i < CONNECTIONS; i++) {
        assertThat(conversations.get(i).join()).isEqualTo(Payload.binary(EACH, i).digest());
      }
    }
  }

  @Test
  @Needs(PeerProgram.GO)
  @DisplayName("200 connections at the same time, Go's clients at our server")
  void manyOfGo() throws Exception {
    try (TlsServer server = echo();
        ChildProcess load = new GoPeer().load(server.address(), CONNECTIONS, EACH)) {
      assertThat(load.complaints().complete()).isEmpty();
      assertThat(load.exitCode()).isZero();
    }
  }

  private String converse(int port, Payload payload, CountDownLatch everybodyIsThere)
      throws Exception {
    try (TlsChannel channel = client.connect("localhost", port)) {
      everybodyIsThere.countDown();
      assertThat(everybodyIsThere.await(60, TimeUnit.SECONDS)).isTrue();
      Together<Void> sent = sending(payload, channel);
      String digest = payload.receive(channel.input());
      sent.join();
      return digest;
    }
  }

  private TlsServerBuilder server() {
    return TlsServer.identifiedBy(certificates.leaf(KeyKind.P256).credentials());
  }

  private TlsServer echo() throws Exception {
    return server()
        .listen(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            channel -> channel.input().transferTo(channel.output()));
  }

  private static Together<Void> sending(Payload payload, TlsChannel channel) {
    return Together.begin(
        () -> {
          payload.send(channel.output());
          return null;
        });
  }
}
