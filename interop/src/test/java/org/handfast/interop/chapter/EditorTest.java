package org.handfast.interop.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Lengths are as they have to be after an edit, wherever the stream was cut.
final class EditorTest {
  private static final int TLS_1_2 = 0x0303;
  private static final ClientHello HELLO =
      new ClientHello(
          TLS_1_2,
          Octets.of(new byte[ClientHello.RANDOM_LENGTH]),
          Octets.EMPTY,
          List.of(0x009D, 0x003C),
          Octets.ofNumber(1, 0),
          List.of(
              new Extension(Extension.ENCRYPT_THEN_MAC, Octets.EMPTY),
              new Extension(Extension.SUPPORTED_VERSIONS, Octets.ofHex("0403040303"))));
  private static final Octets CHANGE =
      new WireRecord(WireRecord.CHANGE_CIPHER_SPEC, TLS_1_2, Octets.ofNumber(1, 1)).encoded();

  @Test
  void aHelloIsWrittenAsItWasRead() {
    assertThat(ClientHello.of(HELLO.message())).isEqualTo(HELLO);
    assertThat(ClientHello.of(HELLO.message()).message()).isEqualTo(HELLO.message());
  }

  @Test
  void editsAMessageInPieces() {
    Edit edit =
        Edit.deleteSuites(Set.of(0x009D))
            .then(Edit.deleteExtension(Extension.SUPPORTED_VERSIONS))
            .then(Edit.clientNonce());
    Octets whole = HELLO.message().encoded();
    Octets stream = Octets.joined(handshake(whole.first(10)), handshake(whole.from(10)));
    ClientHello expected =
        HELLO
            .withCipherSuites(List.of(0x003C))
            .withExtensions(HELLO.extensions().subList(0, 1))
            .withRandom(HELLO.random().flipped(0));
    assertThat(octetByOctet(new Editor(edit), stream))
        .isEqualTo(handshake(expected.message().encoded()));
  }

  @Test
  void leavesAloneWhatIsUnderTheKeys() {
    Octets hello = handshake(HELLO.message().encoded());
    Octets stream = Octets.joined(CHANGE, hello);
    assertThat(octetByOctet(new Editor(Edit.clientNonce()), stream)).isEqualTo(stream);
  }

  @Test
  void leavesAloneWhatSheDoesNotLookFor() {
    Octets hello = handshake(HELLO.message().encoded());
    assertThat(octetByOctet(new Editor(Edit.serverNonce()), hello)).isEqualTo(hello);
  }

  @Test
  void editsAServersNonceAlone() {
    ServerHello hello =
        new ServerHello(TLS_1_2, HELLO.random(), Octets.EMPTY, 0x003C, 0, HELLO.extensions());
    Message other = new Message(Message.SERVER_HELLO_DONE, Octets.EMPTY);
    Octets both = Octets.joined(hello.message().encoded(), other.encoded());
    Octets expected = hello.withRandom(hello.random().flipped(0)).message().encoded();
    assertThat(new Editor(Edit.serverNonce()).delivered(handshake(both)))
        .isEqualTo(Octets.joined(handshake(expected), handshake(other.encoded())));
  }

  private static Octets handshake(Octets fragment) {
    return new WireRecord(WireRecord.HANDSHAKE, TLS_1_2, fragment).encoded();
  }

  private static Octets octetByOctet(Editor editor, Octets stream) {
    Octets delivered = Octets.EMPTY;
    for (int i = 0; i < stream.length(); i++) {
      delivered = Octets.joined(delivered, editor.delivered(stream.slice(i, i + 1)));
    }
    return delivered;
  }
}
