package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.config.ApplicationProtocolChooser;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.schedule.CipherSuites;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.extension.EarlyData;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.ServerName;
import org.handfast.protocol.message.EncryptedExtensions;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ExtensionType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Early data is taken on the session's own terms or not at all (RFC 9846 4.3.10).
@DisplayName("Row 19: early data on other terms is refused and skipped")
class EarlyDataTermsTest {
  private final ServerConfig server =
      PskSituations.server(
          one ->
              PskSituations.trusting(one, 1000)
                  .applicationProtocols(ApplicationProtocolChooser.firstOf(List.of("h2"))));

  @Test
  void onTheSameTermsItIsTaken() throws TlsException {
    requireOutcome(PskSituations.returning(server), true, true);
  }

  @Test
  void underTheSecondKeyItIsNot() throws TlsException {
    RawClient client = PskSituations.returning(server);
    RawPsk ticket = client.psks.getFirst();
    RawPsk unknown =
        RawPsk.external("unknown", PskSituations.SHARED.key())
            .withAge(ticket.label().obfuscatedTicketAge());
    client.psks = List.of(unknown, ticket);
    requireOutcome(client, false, true);
  }

  @Test
  void withAnotherSuiteOfTheSameHashItIsNot() throws TlsException {
    RawClient client = PskSituations.returning(server);
    client.suite =
        CipherSuites.working(CipherSuite.TLS_CHACHA20_POLY1305_SHA256, TestCrypto.PROVIDER)
            .orElseThrow();
    requireOutcome(client, false, true);
  }

  @Test
  void withAnotherApplicationProtocolItIsNot() throws TlsException {
    requireOutcome(
        PskSituations.returning(server), false, true, AuthenticationScenarios.protocols("h2"));
  }

  @Test
  @DisplayName("another name is another session (CVE-2025-23419)")
  void underAnotherNameTheSessionIsNotEvenResumed() throws TlsException {
    requireOutcome(PskSituations.returning(server), false, false, ServerName.of("other.example"));
  }

  // Early data is sent, and the handshake ends well however it was taken.
  private static void requireOutcome(
      RawClient client, boolean taken, boolean resumed, Extension... other) throws TlsException {
    Extension[] all = Arrays.copyOf(other, other.length + 1);
    all[other.length] = new EarlyData();
    client.sendHello(client.pskHello(all));
    client.deliver(client.early.seal(ContentType.APPLICATION_DATA, RawPeer.bytes("early"), 0));
    Extensions answer = client.heard(EncryptedExtensions.class).extensions();
    assertThat(answer.contains(ExtensionType.EARLY_DATA)).isEqualTo(taken);
    if (taken) {
      client.sendEndOfEarlyData();
    }
    client.sendFinished();
    var connection = client.opposite.connection;
    assertThat(connection.isConnected()).isTrue();
    assertThat(connection.negotiated().isResumed()).isEqualTo(resumed);
    assertThat(connection.earlyData().available()).isEqualTo(taken ? 5 : 0);
    assertThat(connection.earlyData().status() == EarlyDataStatus.ACCEPTED).isEqualTo(taken);
  }
}
