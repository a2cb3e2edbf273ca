package org.handfast.interop.tls12;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.Side;
import org.handfast.engine.config.ServerConfig;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.net.TlsServer;
import org.handfast.protocol.registry.ProtocolVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every peer's client and our server do with each other in TLS 1.2: a full handshake, and the
/// session of it again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TheirVisits {
  private final Visitor visitor;

  TheirVisits(Visitor visitor) {
    this.visitor = visitor;
  }

  @DisplayName("their client comes to our server, and comes back")
  @ParameterizedTest(name = "{0}")
  @MethodSource("atOurs")
  void theirClient(Course course) throws Exception {
    WatchedResumption resumption = new WatchedResumption(JcaCryptoProvider.installed());
    ServerConfig config = OurSide.config(course, visitor.heeds(), resumption);
    try (OurHost ours = OurHost.open(config, talk())) {
      List<Said> theirs = visitor.visit(course, ours.port());
      assertThat(theirs).hasSize(2);
      OurSide.require(course, Word.NO, Side.SERVER, ours.next(), theirs.getFirst());
      OurSide.require(course, Word.YES, Side.SERVER, ours.next(), theirs.getLast());
      assertThat(resumption.found()).containsExactly(course.label());
    }
  }

  @Test
  @DisplayName("with our default policy: their client gets the best version that it has")
  void theirClientGetsTheBest() throws Exception {
    assertThat(versions(OurSide.modern(Trait.TLS_1_3)))
        .containsOnly(ProtocolVersion.TLS_1_3.toString());
    assertThat(versions(OurSide.modern())).containsOnly(ProtocolVersion.TLS_1_2.toString());
  }

  @AfterAll
  final void closeVisitor() {
    visitor.close();
  }

  Stream<Course> atOurs() throws Exception {
    return visitor.asClient().courses();
  }

  /// What our server does with a connection.
  TlsServer.Handler talk() {
    return channel -> Talk.echo(channel.input(), channel.output());
  }

  /// What both say the version is.
  private List<String> versions(Course course) throws Exception {
    try (OurHost ours = OurHost.open(OurHost.keys().build(), talk())) {
      List<Said> theirs = visitor.visit(course, ours.port());
      return Stream.of(theirs.getFirst(), theirs.getLast(), ours.next(), ours.next())
          .map(Said::version)
          .toList();
    }
  }

  /// How our server's default policy ends the handshake of a client.
  final IOException refusal(Course course) throws Exception {
    try (OurHost ours = OurHost.open(OurHost.keys().build(), talk())) {
      try {
        throw new AssertionError("no failure: " + visitor.visit(course, ours.port()));
      } catch (IOException | AssertionError _) {
        // Peers say it in their own ways; what counts is ours.
      }
      return ours.failure();
    }
  }
}
