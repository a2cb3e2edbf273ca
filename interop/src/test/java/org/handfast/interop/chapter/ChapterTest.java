package org.handfast.interop.chapter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.pki.PeerName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The chapter's connection between OpenSSL and us is captured, and opened by a decoder that shares
/// nothing with the stack. Each value that it finds on the way is the stack's too, which [Witness]
/// has taken down where it passed: in the chapter's own form, with the MAC inside and the master
/// secret of PMS and nonces; and in the form that has been mended since.
@DisplayName("The chapter's exchange between OpenSSL and us")
@Needs(PeerProgram.OPENSSL)
final class ChapterTest {
  private static final String[] SUITE = {"-cipher", "AES128-SHA256"};
  private static final String BOB = "this is Bob\n";
  private static final String ALICE = "and this is Alice\n";

  private final Witness witness = new Witness();

  @ParameterizedTest
  @EnumSource(names = {"CHAPTER", "MENDED"})
  @DisplayName("we are Bob")
  void ourClient(Deal deal) throws Exception {
    TlsClient bob = deal.ourClient(witness);
    try (OpenSsl.Server alice = deal.theirServer(SUITE).serve();
        Trudy trudy = Trudy.before(alice.port(), Edit.NONE)) {
      try (TlsChannel ours = bob.connect("127.0.0.1", trudy.port(), PeerName.parse("localhost"))) {
        ours.output().write(BOB.getBytes(US_ASCII));
        hear(alice.process(), BOB);
        say(alice.process(), ALICE);
        assertThat(ours.input().readNBytes(ALICE.length())).asString(US_ASCII).isEqualTo(ALICE);
      }
      Exchange exchange = read(trudy);
      isInForm(exchange, deal);
      agrees(exchange);
      FourKeys keys = exchange.keys();
      assertThat(witness.encryptionKeys()).containsExactly(keys.clientWriteKey());
      assertThat(witness.decryptionKeys()).containsExactly(keys.serverWriteKey());
      writes(keys.clientWriteMacKey(), exchange.fromClient());
      reads(keys.serverWriteMacKey(), exchange.fromServer());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CHAPTER", "MENDED"})
  @DisplayName("we are Alice")
  void ourServer(Deal deal) throws Exception {
    try (OurAlice alice = OurAlice.start(deal.ourServer(witness));
        Trudy trudy = Trudy.before(alice.port(), Edit.NONE);
        ChildProcess bob = deal.theirClient(SUITE).connect(trudy.port())) {
      TlsChannel ours = alice.accept();
      say(bob, BOB);
      assertThat(ours.input().readNBytes(BOB.length())).asString(US_ASCII).isEqualTo(BOB);
      ours.output().write(ALICE.getBytes(US_ASCII));
      hear(bob, ALICE);
      bob.input().close();
      assertThat(ours.input().read()).as("after Bob's close_notify").isEqualTo(-1);
      ours.close();
      Exchange exchange = read(trudy);
      isInForm(exchange, deal);
      agrees(exchange);
      FourKeys keys = exchange.keys();
      assertThat(witness.encryptionKeys()).containsExactly(keys.serverWriteKey());
      assertThat(witness.decryptionKeys()).containsExactly(keys.clientWriteKey());
      writes(keys.serverWriteMacKey(), exchange.fromServer());
      reads(keys.clientWriteMacKey(), exchange.fromClient());
    }
  }

  private static Exchange read(Trudy trudy) throws Exception {
    return Exchange.read(trudy.said(), TransportCertificate.shared().leaf().key());
  }

  private static void isInForm(Exchange exchange, Deal deal) throws Exception {
    boolean mended = deal == Deal.MENDED;
    assertThat(exchange.serverHello().agreesOn(Extension.EXTENDED_MASTER_SECRET)).isEqualTo(mended);
    assertThat(exchange.order())
        .isEqualTo(mended ? MacOrder.ENCRYPT_THEN_MAC : MacOrder.MAC_THEN_ENCRYPT);
    assertThat(exchange.fromClient().get(1).data()).isEqualTo(Octets.ofAscii(BOB));
    assertThat(exchange.fromServer().get(1).data()).isEqualTo(Octets.ofAscii(ALICE));
    assertThat(Alert.of(exchange.fromClient().getLast().data()))
        .isEqualTo(new Alert(Alert.WARNING, Alert.CLOSE_NOTIFY));
  }

  /// PMS, MS and both proofs are what we had too.
  private void agrees(Exchange exchange) throws Exception {
    Octets masterSecret = exchange.masterSecret().octets();
    assertThat(witness.preMasterSecrets()).containsExactly(exchange.preMasterSecret().octets());
    assertThat(witness.masterSecrets()).containsExactly(masterSecret);
    assertThat(derived(masterSecret))
        .as("what we made of the master secret")
        .contains(exchange.clientVerifyData(), exchange.serverVerifyData());
  }

  /// The first octets of all MACs under the master secret: verify_data is one of these.
  private List<Octets> derived(Octets masterSecret) {
    return witness.macs().stream()
        .filter(mac -> mac.key().equals(masterSecret))
        .map(mac -> mac.result().first(MasterSecret.VERIFY_DATA_LENGTH))
        .toList();
  }

  /// We have made the MAC of each of these records, with that key and of just that.
  private void writes(Octets macKey, List<OpenedRecord> records) {
    assertThat(records)
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(witness.macs())
                    .contains(new Witness.Mac(macKey, each.macInput(), each.mac())));
  }

  /// We have looked at each of these records with that key, and hashed just that.
  private void reads(Octets macKey, List<OpenedRecord> records) {
    assertThat(records)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(isChecked(macKey, each)).as("%s", each).isTrue());
  }

  /// Where the MAC is inside, we take it from its two hashes: so many of the first are made that
  /// nobody can tell which of them counts.
  private boolean isChecked(Octets macKey, OpenedRecord read) {
    return witness.macs().contains(new Witness.Mac(macKey, read.macInput(), read.mac()))
        || witness.hashed().contains(Witness.innerInput(macKey, read.macInput()));
  }

  private static void say(ChildProcess end, String line) throws IOException {
    end.input().write(line.getBytes(US_ASCII));
    end.input().flush();
  }

  private static void hear(ChildProcess end, String line) throws IOException {
    String heard = end.line();
    while (!(heard + "\n").equals(line)) {
      heard = end.line();
    }
  }
}
