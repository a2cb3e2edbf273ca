package org.handfast.protocol.message.tls12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.vectors.OpenSslTls12;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.DecodeException.Fault;
import org.handfast.protocol.wire.WireReader;
import org.junit.jupiter.api.Test;

class ServerKeyExchangeTest {

  private static final ServerKeyExchange SMALL =
      new ServerKeyExchange(
          NamedGroup.X25519,
          Bytes.fromHex("aabb"),
          SignatureScheme.RSA_PKCS1_SHA256,
          Bytes.fromHex("cc"));

  @Test
  void theParametersAreWhatStandsBeforeTheSignature() {
    assertThat(SMALL.params().toHex()).isEqualTo("03" + "001d" + "02aabb");
    assertThat(HandshakeCodec.encode(SMALL).toHex())
        .isEqualTo("0c00000b" + SMALL.params().toHex() + "0401" + "0001cc");
    assertThat(ServerKeyExchange.params(SMALL.group(), SMALL.point())).isEqualTo(SMALL.params());
  }

  // RFC 8422 5.4: the signature covers client_random, server_random and the parameters.
  @Test
  void openSslSignedTheseParameters() throws Exception {
    ClientHello clientHello = (ClientHello) sent("client ClientHello");
    ServerHello serverHello = (ServerHello) sent("server ServerHello");
    ServerKeyExchange exchange = (ServerKeyExchange) sent("server ServerKeyExchange");
    assertThat(exchange.group()).isEqualTo(NamedGroup.X25519);
    assertThat(exchange.algorithm()).isEqualTo(SignatureScheme.ECDSA_SECP256R1_SHA256);
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(serverKey());
    verifier.update(clientHello.random().bytes().toArray());
    verifier.update(serverHello.random().bytes().toArray());
    verifier.update(exchange.params().toArray());
    assertThat(verifier.verify(exchange.signature().toArray())).isTrue();
  }

  // RFC 8422 5.4: the values 1 and 2, of curves spelt out, are deprecated.
  @Test
  void aCurveHasAName() {
    for (String curveType : new String[] {"00", "01", "02", "04", "ff"}) {
      Bytes body = Bytes.fromHex(curveType + "001d" + "02aabb" + "0401" + "0001cc");
      assertThatThrownBy(() -> ServerKeyExchange.read(new WireReader(body)))
          .isInstanceOfSatisfying(
              DecodeException.class, e -> assertThat(e.fault()).isEqualTo(Fault.ILLEGAL));
    }
  }

  @Test
  void aPointTakesOneTo255Bytes() {
    assertThatThrownBy(() -> ServerKeyExchange.params(NamedGroup.X25519, Bytes.EMPTY))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> ServerKeyExchange.params(NamedGroup.X25519, Bytes.owning(new byte[256])))
        .isInstanceOf(IllegalStateException.class);
  }

  private static PublicKey serverKey() throws Exception {
    Certificate chain = (Certificate) sent("server Certificate");
    byte[] der = chain.certificates().getFirst().toArray();
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(der))
        .getPublicKey();
  }

  private static HandshakeMessage sent(String name) throws DecodeException {
    Bytes wire = OpenSslTls12.AUTHENTICATED.messages(name).getFirst();
    return HandshakeCodec.decode(ProtocolVersion.TLS_1_2, wire);
  }
}
