package org.handfast.interop.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What Trudy delivers is what she means to, and OpenSSL catches her: so she can be set on us.
@DisplayName("Trudy between OpenSSL and itself")
@Needs(PeerProgram.OPENSSL)
final class TrudyTest {
  private static final int TLS_RSA_WITH_AES_256_GCM_SHA384 = 0x009D;
  private static final Edit NO_STRONG_SUITE =
      Edit.deleteSuites(Set.of(TLS_RSA_WITH_AES_256_GCM_SHA384));
  private static final List<String> TWO_SUITES =
      List.of("-tls1_2", "-cipher", "AES256-GCM-SHA384:AES128-SHA256");

  private final TransportCertificate transport = TransportCertificate.shared();

  @Test
  @DisplayName("deletes suites; without the extended master secret it shows in verify_data")
  void stripsSuites() throws Exception {
    Capture said = meet(OpenSsl.Form.CHAPTER, NO_STRONG_SUITE);
    assertThat(picked(said)).isEqualTo(Exchange.TLS_RSA_WITH_AES_128_CBC_SHA256);
    assertThat(ofServer(said)).contains(Alert.fatal(Alert.DECRYPT_ERROR));
  }

  @Test
  @DisplayName("leaves both ends the same keys, but not the same handshake")
  void onlyVerifyDataDiffers() throws Exception {
    try (OpenSsl.Server server = new OpenSsl(OpenSsl.Form.CHAPTER, serverOptions()).serve();
        Trudy trudy = Trudy.before(server.port(), NO_STRONG_SUITE);
        ChildProcess client =
            new OpenSsl(OpenSsl.Form.CHAPTER, clientOptions()).connect(trudy.port())) {
      assertThat(client.exitCode()).isNotZero();
      Exchange bobs = exchange(trudy.said().fromClient(), trudy.delivered().fromServer());
      Exchange alices = exchange(trudy.delivered().fromClient(), trudy.said().fromServer());
      assertThat(alices.keys()).isEqualTo(bobs.keys());
      assertThat(alices.clientFinished())
          .isEqualTo(new Message(Message.FINISHED, bobs.clientVerifyData()));
      assertThat(alices.clientVerifyData()).isNotEqualTo(bobs.clientVerifyData());
    }
  }

  @Test
  @DisplayName("deletes suites; with the extended master secret the Finished cannot be opened")
  void stripsSuitesOfExtended() throws Exception {
    Capture said = meet(OpenSsl.Form.MODERN, NO_STRONG_SUITE);
    assertThat(picked(said)).isEqualTo(Exchange.TLS_RSA_WITH_AES_128_CBC_SHA256);
    assertThat(ofServer(said)).contains(Alert.fatal(Alert.BAD_RECORD_MAC));
  }

  @Test
  @DisplayName("edits a nonce: the Finished cannot be opened")
  void editsNonces() throws Exception {
    assertThat(ofServer(meet(OpenSsl.Form.CHAPTER, Edit.clientNonce())))
        .contains(Alert.fatal(Alert.BAD_RECORD_MAC));
    assertThat(ofServer(meet(OpenSsl.Form.CHAPTER, Edit.serverNonce())))
        .contains(Alert.fatal(Alert.BAD_RECORD_MAC));
  }

  @Test
  @DisplayName("deletes an extension: both ends do without, and it shows in verify_data")
  void deletesExtensions() throws Exception {
    Edit edit =
        Edit.deleteExtension(Extension.EXTENDED_MASTER_SECRET)
            .then(Edit.deleteExtension(Extension.ENCRYPT_THEN_MAC));
    Capture said = meet(OpenSsl.Form.MODERN, edit);
    assertThat(serverHello(said).agreesOn(Extension.EXTENDED_MASTER_SECRET)).isFalse();
    assertThat(ofServer(said)).contains(Alert.fatal(Alert.DECRYPT_ERROR));
  }

  @Test
  @DisplayName("deletes supported_versions: the server warns of it in its nonce")
  void forcesTls12() throws Exception {
    Leaf leaf = TestCertificates.shared().leaf(KeyKind.P256);
    List<String> roots =
        List.of("-CAfile", TestCertificates.shared().rootFile().toString(), "-verify_return_error");
    Edit edit = Edit.deleteExtension(Extension.SUPPORTED_VERSIONS);
    Capture said = meet(OpenSsl.Form.MODERN, edit, certificate(leaf), roots);
    assertThat(serverHello(said).random().from(24)).isEqualTo(Octets.ofHex("444f574e47524401"));
    assertThat(Alert.inClear(said.fromClient())).contains(Alert.fatal(Alert.ILLEGAL_PARAMETER));
  }

  private Exchange exchange(Octets fromClient, Octets fromServer) {
    return Exchange.of(new Capture(fromClient, fromServer), transport.leaf().key());
  }

  private Capture meet(OpenSsl.Form form, Edit edit) throws IOException {
    return meet(form, edit, serverOptions(), clientOptions());
  }

  private List<String> serverOptions() {
    List<String> options = new ArrayList<>(TWO_SUITES);
    options.addAll(certificate(transport.leaf()));
    return options;
  }

  private List<String> clientOptions() {
    List<String> options = new ArrayList<>(TWO_SUITES);
    options.addAll(List.of("-CAfile", transport.rootFile().toString(), "-verify_return_error"));
    return options;
  }

  private static Capture meet(
      OpenSsl.Form form, Edit edit, List<String> serverOptions, List<String> clientOptions)
      throws IOException {
    try (OpenSsl.Server server = new OpenSsl(form, serverOptions).serve();
        Trudy trudy = Trudy.before(server.port(), edit);
        ChildProcess client = new OpenSsl(form, clientOptions).connect(trudy.port())) {
      assertThat(client.exitCode()).isNotZero();
      Capture said = trudy.said();
      assertThat(trudy.delivered()).isNotEqualTo(said);
      return said;
    }
  }

  private static List<String> certificate(Leaf leaf) {
    return List.of("-cert", leaf.chainFile().toString(), "-key", leaf.keyFile().toString());
  }

  private static ServerHello serverHello(Capture capture) {
    return ServerHello.of(Direction.of(capture.fromServer()).message(Message.SERVER_HELLO));
  }

  private static int picked(Capture capture) {
    return serverHello(capture).cipherSuite();
  }

  private static Optional<Alert> ofServer(Capture capture) {
    return Alert.inClear(capture.fromServer());
  }
}
