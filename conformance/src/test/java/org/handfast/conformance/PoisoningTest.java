package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.session.ClientSessions;
import org.handfast.engine.session.SessionKey;
import org.handfast.engine.session.SessionTicket;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.extension.KeyShares;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Whoever cannot finish a handshake leaves nothing behind in the client.
@DisplayName("Row 21: an aborted handshake changes no memory (RUSTSEC-2026-0349)")
class PoisoningTest {
  private final List<SessionTicket> kept = new ArrayList<>();
  private final ClientConfig config = PskSituations.client(one -> one.sessions(recording()));

  @Test
  void aFalseServerLeavesNoHintOfAGroup() throws TlsException {
    List<NamedGroup> before = shares(PskSituations.rawServer(config));
    RawServer retrying = PskSituations.rawServer(config);
    retrying.sendRetry();
    abort(retrying);
    abort(PskSituations.rawServer(config));
    RawServer after = PskSituations.rawServer(config);
    assertThat(shares(after)).isEqualTo(before);
    assertThat(after.hello().extensions().contains(ExtensionType.PRE_SHARED_KEY)).isFalse();
    assertThat(kept).isEmpty();
  }

  @Test
  void aTicketBeforeTheEndOfTheHandshakeIsNotKept() throws TlsException {
    RawServer server = authenticated(PskSituations.rawServer(config));
    server.refusal(
        () ->
            server.send(
                new NewSessionTicket(3600, 1, Bytes.EMPTY, Bytes.of((byte) 1), Extensions.NONE)));
    assertThat(kept).isEmpty();
  }

  @Test
  void aTicketAfterItIsKept() throws TlsException {
    PskSituations.rawServer(config).handshake().sendTicket(0);
    assertThat(kept).hasSize(1);
  }

  @Test
  void aTicketThatLivesForNoTimeIsNotKept() throws TlsException {
    RawServer server = PskSituations.rawServer(config).handshake();
    server.send(new NewSessionTicket(0, 1, Bytes.EMPTY, Bytes.of((byte) 1), Extensions.NONE));
    assertThat(kept).isEmpty();
    assertThat(server.opposite.connection.failure()).isEmpty();
  }

  private static RawServer authenticated(RawServer server) throws TlsException {
    server.sendHello();
    server.send(server.encryptedExtensions());
    server.send(server.certificate(Identity.SERVER));
    server.send(server.certificateVerify(Identity.SERVER));
    return server;
  }

  private static void abort(RawServer server) throws TlsException {
    authenticated(server);
    server.refusal(() -> server.send(new Finished(Bytes.owning(new byte[32]))));
  }

  private static List<NamedGroup> shares(RawServer server) {
    return server.hello().extensions().find(KeyShares.class).orElseThrow().entries().stream()
        .map(KeyShareEntry::group)
        .toList();
  }

  private ClientSessions recording() {
    return new ClientSessions() {
      @Override
      public void put(SessionKey key, SessionTicket ticket) {
        kept.add(ticket);
      }

      @Override
      public Optional<SessionTicket> take(SessionKey key) {
        return Optional.empty();
      }
    };
  }
}
