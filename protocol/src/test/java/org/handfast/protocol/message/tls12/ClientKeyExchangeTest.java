package org.handfast.protocol.message.tls12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.vectors.OpenSslTls12;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.DecodeException.Fault;
import org.junit.jupiter.api.Test;

class ClientKeyExchangeTest {

  @Test
  void aPointHasALengthOfOneByte() throws DecodeException {
    Bytes point = Bytes.fromHex("04aabb");
    ClientKeyExchange exchange = ClientKeyExchange.ofPoint(point);
    assertThat(HandshakeCodec.encode(exchange).toHex()).isEqualTo("10000004" + "03" + "04aabb");
    assertThat(exchange.point()).isEqualTo(point);
  }

  @Test
  void anEncryptedPremasterHasALengthOfTwo() throws DecodeException {
    Bytes encrypted = Bytes.owning(new byte[256]);
    ClientKeyExchange exchange = ClientKeyExchange.ofEncryptedPremaster(encrypted);
    assertThat(exchange.body().slice(0, 2).toHex()).isEqualTo("0100");
    assertThat(exchange.encryptedPremaster()).isEqualTo(encrypted);
    assertThat(ClientKeyExchange.ofEncryptedPremaster(Bytes.EMPTY).encryptedPremaster())
        .isEqualTo(Bytes.EMPTY);
  }

  @Test
  void openSslSendsBoth() throws DecodeException {
    assertThat(sent(OpenSslTls12.AUTHENTICATED).point().length()).isEqualTo(32);
    assertThat(sent(OpenSslTls12.RENEGOTIATED).encryptedPremaster().length()).isEqualTo(256);
  }

  @Test
  void whatDoesNotHaveTheFormThatIsAskedForIsMalformed() {
    for (String body : List.of("", "00", "01", "0200", "010000")) {
      assertMalformed(new ClientKeyExchange(Bytes.fromHex(body))::point);
    }
    for (String body : List.of("", "00", "0001", "000000", "00020000" + "00")) {
      assertMalformed(new ClientKeyExchange(Bytes.fromHex(body))::encryptedPremaster);
    }
  }

  @Test
  void aPointThatDoesNotFitCannotBeWritten() {
    for (int length : new int[] {0, 256}) {
      assertThatThrownBy(() -> ClientKeyExchange.ofPoint(Bytes.owning(new byte[length])))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static ClientKeyExchange sent(OpenSslTls12 trace) throws DecodeException {
    Bytes wire = trace.messages("client ClientKeyExchange").getFirst();
    return (ClientKeyExchange) HandshakeCodec.decode(ProtocolVersion.TLS_1_2, wire);
  }

  private static void assertMalformed(ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            DecodeException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MALFORMED));
  }
}
