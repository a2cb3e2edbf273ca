package org.handfast.interop.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The decoder reads what two ends of OpenSSL have said to each other, and finds the master secret
/// that both have logged. So it can judge our ends.
@DisplayName("The decoder at a connection of OpenSSL with itself")
@Needs(PeerProgram.OPENSSL)
final class ExchangeTest {
  private static final String BOB = "this is Bob";
  private static final String ALICE = "and this is Alice";

  private final TransportCertificate certificate = TransportCertificate.shared();
  private final PrivateKey serverKey = certificate.leaf().key();

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  @DisplayName("reads the connection in each form")
  void readsEachForm(OpenSsl.Form form) throws Exception {
    Exchange exchange = Exchange.read(capture(form, List.of(), List.of()), serverKey);
    assertThat(exchange.order()).isEqualTo(order(form));
    assertThat(exchange.serverHello().agreesOn(Extension.EXTENDED_MASTER_SECRET))
        .isEqualTo(isExtended(form));
    assertThat(logged("client")).isEqualTo(logged("server")).isEqualTo(line(exchange));
    assertThat(exchange.fromClient())
        .extracting(OpenedRecord::type)
        .containsExactly(WireRecord.HANDSHAKE, WireRecord.APPLICATION_DATA, WireRecord.ALERT);
    assertThat(exchange.fromClient())
        .extracting(OpenedRecord::sequenceNumber)
        .containsExactly(0L, 1L, 2L);
    assertThat(exchange.fromClient().get(1).data()).isEqualTo(Octets.ofAscii(BOB + "\n"));
    assertThat(exchange.fromServer().get(1).data()).isEqualTo(Octets.ofAscii(ALICE + "\n"));
    assertThat(Alert.of(exchange.fromClient().getLast().data()))
        .isEqualTo(new Alert(Alert.WARNING, Alert.CLOSE_NOTIFY));
  }

  @Test
  @DisplayName("reads a client's proof, and a handshake without a ticket")
  void readsClientAuthentication() throws Exception {
    Leaf client = TestCertificates.shared().leaf(KeyKind.P256);
    Capture capture =
        capture(
            OpenSsl.Form.MODERN,
            List.of("-Verify", "1", "-no_ticket"),
            List.of("-cert", client.chainFile().toString(), "-key", client.keyFile().toString()));
    assertThat(Direction.of(capture.fromClient()).after(Message.CLIENT_KEY_EXCHANGE)).hasSize(1);
    assertThat(Direction.of(capture.fromServer()).after(Message.SERVER_HELLO_DONE)).isEmpty();
    assertThat(line(Exchange.read(capture, serverKey))).isEqualTo(logged("client"));
  }

  @Test
  @DisplayName("is not content without a record or with another hello")
  void findsFaults() throws Exception {
    Capture capture = capture(OpenSsl.Form.CHAPTER, List.of("-no_ticket"), List.of());
    List<WireRecord> records = WireRecord.all(capture.fromClient());
    int last = records.size() - 1;
    assertThatThrownBy(() -> readWithout(capture, last - 1))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessage("the MAC of record 1 is wrong");
    int helloEnd = records.getFirst().encoded().length();
    Octets changed = capture.fromClient().flipped(helloEnd - 1);
    assertThatThrownBy(() -> Exchange.read(new Capture(changed, capture.fromServer()), serverKey))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessage("the Finished is of another handshake");
  }

  private void readWithout(Capture capture, int index) throws GeneralSecurityException {
    List<WireRecord> records = new ArrayList<>(WireRecord.all(capture.fromClient()));
    records.remove(index);
    Octets shorter = Octets.joined(records.stream().map(WireRecord::encoded).toList());
    Exchange.read(new Capture(shorter, capture.fromServer()), serverKey);
  }

  private Capture capture(OpenSsl.Form form, List<String> serverOptions, List<String> clientOptions)
      throws IOException {
    OpenSsl alice = new OpenSsl(form, options("server", serverOptions));
    OpenSsl bob = new OpenSsl(form, options("client", clientOptions));
    try (OpenSsl.Server server = alice.serve();
        Trudy trudy = Trudy.before(server.port(), Edit.NONE);
        ChildProcess client = bob.connect(trudy.port())) {
      talk(client, server.process());
      assertThat(trudy.said()).isEqualTo(trudy.delivered());
      return trudy.said();
    }
  }

  /// A line each, and Bob leaves.
  private static void talk(ChildProcess bob, ChildProcess alice) throws IOException {
    say(bob, BOB);
    hear(alice, BOB);
    say(alice, ALICE);
    hear(bob, ALICE);
    bob.input().close();
  }

  private static void say(ChildProcess end, String line) throws IOException {
    end.input().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    end.input().flush();
  }

  private static void hear(ChildProcess end, String line) throws IOException {
    String heard = end.line();
    while (!heard.equals(line)) {
      heard = end.line();
    }
  }

  private List<String> options(String role, List<String> more) {
    List<String> options =
        new ArrayList<>(List.of("-tls1_2", "-cipher", "AES128-SHA256", "-keylogfile"));
    options.add(folder.resolve(role).toString());
    options.addAll(
        role.equals("server")
            ? List.of(
                "-cert",
                certificate.leaf().chainFile().toString(),
                "-key",
                certificate.leaf().keyFile().toString())
            : List.of("-CAfile", certificate.rootFile().toString(), "-verify_return_error"));
    options.addAll(more);
    return options;
  }

  private static MacOrder order(OpenSsl.Form form) {
    return switch (form) {
      case MODERN, PLAIN_MASTER_SECRET -> MacOrder.ENCRYPT_THEN_MAC;
      case CHAPTER, MAC_THEN_ENCRYPT -> MacOrder.MAC_THEN_ENCRYPT;
    };
  }

  private static boolean isExtended(OpenSsl.Form form) {
    return switch (form) {
      case MODERN, MAC_THEN_ENCRYPT -> true;
      case CHAPTER, PLAIN_MASTER_SECRET -> false;
    };
  }

  /// As key logs have it (RFC 9850 2.2).
  private static String line(Exchange exchange) throws GeneralSecurityException {
    return "CLIENT_RANDOM %s %s"
        .formatted(exchange.clientHello().random(), exchange.masterSecret().octets());
  }

  private String logged(String role) throws IOException {
    return Files.readAllLines(folder.resolve(role)).stream()
        .filter(line -> line.startsWith("CLIENT_RANDOM"))
        .findFirst()
        .orElseThrow();
  }
}
