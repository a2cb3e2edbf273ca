package org.handfast.protocol.message.tls12;

import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The client's part of the key exchange, RFC 5246 7.4.7 and RFC 8422 5.7.
///
/// ```tls
/// struct {
///     opaque public_key_encrypted_PreMasterSecret<0..2^16-1>;
/// } EncryptedPreMasterSecret; /* of RSA key transport */
///
/// struct {
///     opaque ecdh_Yc<1..2^8-1>;
/// } ClientECDiffieHellmanPublic; /* of ECDHE */
///
/// struct {
///     opaque exchange_keys[Handshake.length];
/// } ClientKeyExchange;
/// ```
///
/// Which of the two forms the body has follows from the cipher suite, which the codec does not
/// know. The handshake does, and asks for the one.
public record ClientKeyExchange(Bytes body) implements HandshakeMessage {

  /// The client's ephemeral public key, for ECDHE.
  public static ClientKeyExchange ofPoint(Bytes point) {
    WireWriter out = new WireWriter(1 + point.length());
    out.opaque(point, 1, 0xFF);
    return new ClientKeyExchange(out.take());
  }

  /// The premaster secret under the server's public key, for RSA key transport.
  public static ClientKeyExchange ofEncryptedPremaster(Bytes encrypted) {
    WireWriter out = new WireWriter(2 + encrypted.length());
    out.opaque(encrypted, 0, 0xFFFF);
    return new ClientKeyExchange(out.take());
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CLIENT_KEY_EXCHANGE;
  }

  /// The body as ECDHE has it: the client's ephemeral public key.
  public Bytes point() throws DecodeException {
    WireReader in = new WireReader(body);
    Bytes point = in.opaque(1, 0xFF);
    in.requireEnd();
    return point;
  }

  /// The body as RSA key transport has it: the premaster secret, encrypted. Its length is for the
  /// server to compare with its modulus.
  public Bytes encryptedPremaster() throws DecodeException {
    WireReader in = new WireReader(body);
    Bytes encrypted = in.opaque(0, 0xFFFF);
    in.requireEnd();
    return encrypted;
  }

  /// Reads the body.
  public static ClientKeyExchange read(WireReader in) {
    return new ClientKeyExchange(in.rest());
  }

  @Override
  public void write(WireWriter out) {
    out.bytes(body);
  }
}
