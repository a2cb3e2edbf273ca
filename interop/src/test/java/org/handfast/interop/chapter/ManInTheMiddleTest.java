package org.handfast.interop.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsIOException;
import org.handfast.pki.PeerName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// "Trudy could, for example, intercept the first message from the client (with the list of
/// algorithms), eliminate all strong algorithms, and send to the server." She does, between OpenSSL
/// and us, and is caught where [Trick] says: by us, whose failure tells rule and state, or by
/// OpenSSL, whose alert comes to us.
@DisplayName("Trudy between OpenSSL and us")
@Needs(PeerProgram.OPENSSL)
final class ManInTheMiddleTest {

  @ParameterizedTest
  @EnumSource
  @DisplayName("at our client")
  void ourClient(Trick trick) throws Exception {
    try (OpenSsl.Server server = trick.deal().theirServer().serve();
        Trudy trudy = Trudy.before(server.port(), trick.edit())) {
      TlsIOException failure =
          catchThrowableOfType(TlsIOException.class, () -> connect(trick, trudy));
      server.process().input().close();
      isCaught(trick, Trick.End.CLIENT, failure, server.process(), trudy);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("at our server")
  void ourServer(Trick trick) throws Exception {
    try (OurAlice server = OurAlice.start(trick.deal().ourServer(new Witness()));
        Trudy trudy = Trudy.before(server.port(), trick.edit());
        ChildProcess client = trick.deal().theirClient().connect(trudy.port())) {
      TlsIOException failure = catchThrowableOfType(TlsIOException.class, server::accept);
      isCaught(trick, Trick.End.SERVER, failure, client, trudy);
    }
  }

  private static void connect(Trick trick, Trudy trudy) throws IOException {
    TlsClient client = trick.deal().ourClient(new Witness());
    client.connect("127.0.0.1", trudy.port(), PeerName.parse("localhost")).close();
  }

  private static void isCaught(
      Trick trick, Trick.End ours, TlsIOException failure, ChildProcess theirs, Trudy trudy) {
    assertThat(trudy.delivered()).as("what was delivered").isNotEqualTo(trudy.said());
    String words = theirs.complaints().complete();
    if (trick.step().isNoticedBy(ours)) {
      assertThat(failure.failure())
          .isInstanceOfSatisfying(
              PeerViolation.class,
              caught -> assertThat(caught.violation()).isEqualTo(trick.step().rule()));
      assertThat(trick.step().rule().alert()).isEqualTo(trick.alert());
      assertThat(words).contains(trick.step().heard(trick.alert()));
    } else {
      assertThat(failure.failure())
          .isInstanceOfSatisfying(
              PeerRejected.class, told -> assertThat(told.alert()).isEqualTo(trick.alert()));
      assertThat(words).contains(trick.step().words());
    }
  }
}
