package org.handfast.protocol.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;
import org.junit.jupiter.api.Test;

class ExtensionsTest {

  private static final Extensions TWO =
      Extensions.of(
          new SupportedVersions(List.of(ProtocolVersion.TLS_1_3)), ServerName.of("example.org"));

  @Test
  void keepTheirOrder() throws DecodeException {
    Bytes bytes = Bytes.fromHex("eaea0000 002b0003020304 12340001ff");
    Extensions read = Extensions.read(Carrier.CLIENT_HELLO, new WireReader(bytes));
    assertThat(read.types()).extracting(ExtensionType::code).containsExactly(0xEAEA, 43, 0x1234);
    WireWriter out = new WireWriter(32);
    read.write(out);
    assertThat(out.toBytes()).isEqualTo(bytes);
  }

  // RFC 9846 4.3: no more than one of a type; it follows the syntax, hence illegal_parameter.
  @Test
  void theSameTypeTwiceIsIllegal() {
    Bytes known = Bytes.fromHex("002b0003020304 002b0003020303");
    Bytes unknown = Bytes.fromHex("eaea0000 00230000 eaea0001ff");
    for (Bytes twice : List.of(known, unknown)) {
      DecodeException refused =
          catchThrowableOfType(
              DecodeException.class,
              () -> Extensions.read(Carrier.CLIENT_HELLO, new WireReader(twice)));
      assertThat(refused.fault()).isEqualTo(DecodeException.Fault.ILLEGAL);
    }
    assertThatThrownBy(() -> Extensions.of(ServerName.of("a"), new ServerNameAccepted()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("server_name");
  }

  @Test
  void areFoundByForm() {
    assertThat(TWO.find(ServerName.class)).map(ServerName::text).contains("example.org");
    assertThat(TWO.find(KeyShares.class)).isEmpty();
    assertThat(Extensions.NONE.find(ServerName.class)).isEmpty();
  }

  @Test
  void knowWhatTheyContainAndWhatIsLast() {
    assertThat(TWO.contains(ExtensionType.SUPPORTED_VERSIONS)).isTrue();
    assertThat(TWO.contains(ExtensionType.PRE_SHARED_KEY)).isFalse();
    assertThat(TWO.endsWith(ExtensionType.SERVER_NAME)).isTrue();
    assertThat(TWO.endsWith(ExtensionType.SUPPORTED_VERSIONS)).isFalse();
    assertThat(Extensions.NONE.endsWith(ExtensionType.SERVER_NAME)).isFalse();
  }

  @Test
  void bindersTakeTheEndOfTheirExtension() {
    PreSharedKeys keys =
        new PreSharedKeys(
            List.of(new PskIdentity(Bytes.fromHex("aa"), 7), new PskIdentity(Bytes.EMPTY, 0)),
            List.of(Bytes.owning(new byte[32]), Bytes.owning(new byte[48])));
    assertThat(keys.bindersSize()).isEqualTo(2 + 1 + 32 + 1 + 48);
  }

  @Test
  void whatTheGrammarForbidsCannotBeWritten() {
    List<Extension> forbidden =
        List.of(
            new Cookie(Bytes.EMPTY),
            new SupportedGroups(List.of()),
            new SupportedVersions(List.of()),
            new SignatureAlgorithms(List.of()),
            new ApplicationProtocols(List.of()),
            new PskKeyExchangeModes(List.of()),
            new CertificateAuthorities(List.of()),
            new PreSharedKeys(List.of(), List.of()),
            new EcPointFormats(Bytes.EMPTY),
            new RenegotiationInfo(Bytes.owning(new byte[256])),
            new ServerName(Bytes.EMPTY));
    for (Extension extension : forbidden) {
      assertThatThrownBy(() -> extension.write(new WireWriter(64)))
          .as("%s", extension)
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> new MaxEarlyData(1L << 32).write(new WireWriter(4)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theUncompressedPointIsFoundAmongOthers() {
    assertThat(EcPointFormats.UNCOMPRESSED.containsUncompressed()).isTrue();
    assertThat(new EcPointFormats(Bytes.fromHex("020100")).containsUncompressed()).isTrue();
    assertThat(new EcPointFormats(Bytes.fromHex("0201")).containsUncompressed()).isFalse();
  }

  @Test
  void aHostNameIsAscii() {
    assertThatThrownBy(() -> ServerName.of("exämple.org"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new ServerName(Bytes.fromHex("61ff")).text()).isEqualTo("a\ufffd");
  }
}
