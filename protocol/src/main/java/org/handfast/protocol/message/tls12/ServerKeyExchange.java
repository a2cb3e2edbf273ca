package org.handfast.protocol.message.tls12;

import static org.handfast.protocol.wire.DecodeException.illegal;

import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The server's ephemeral key and its signature over that key and both randoms, RFC 8422 5.4.
///
/// ```tls
/// enum { named_curve(3), (255) } ECCurveType;
/// uint16 NamedCurve;
/// uint16 SignatureAndHashAlgorithm;
///
/// struct {
///     ECCurveType curve_type = named_curve;
///     NamedCurve namedcurve;
/// } ECParameters;
///
/// struct {
///     opaque point<1..2^8-1>;
/// } ECPoint;
///
/// struct {
///     ECParameters curve_params;
///     ECPoint public;
/// } ServerECDHParams;
///
/// struct {
///     ServerECDHParams params;
///     SignatureAndHashAlgorithm algorithm;
///     opaque signature<0..2^16-1>;
/// } ServerKeyExchange;
/// ```
///
/// TLS 1.2 calls the group a curve and writes the signature algorithm as a hash and a key type; the
/// codes are those of TLS 1.3 (RFC 9846 4.3.3, 4.3.7). This is the form of ECDHE. A server of RSA
/// key transport sends no such message, and that of finite fields is not supported.
public record ServerKeyExchange(
    NamedGroup group, Bytes point, SignatureScheme algorithm, Bytes signature)
    implements HandshakeMessage {

  private static final int NAMED_CURVE = 3;

  @Override
  public HandshakeType type() {
    return HandshakeType.SERVER_KEY_EXCHANGE;
  }

  /// The encoded ServerECDHParams, which the signature covers after the two randoms.
  public Bytes params() {
    return params(group, point);
  }

  /// The encoded ServerECDHParams of this key, for the server that is about to sign them.
  public static Bytes params(NamedGroup group, Bytes point) {
    WireWriter out = new WireWriter(4 + point.length());
    writeParams(group, point, out);
    return out.take();
  }

  /// Reads the body.
  public static ServerKeyExchange read(WireReader in) throws DecodeException {
    // RFC 8422 5.4: curves that the server describes itself are gone; only a name is left.
    if (in.u8() != NAMED_CURVE) {
      throw illegal("a curve that is not a named one");
    }
    NamedGroup group = new NamedGroup(in.u16());
    Bytes point = in.opaque(1, 0xFF);
    SignatureScheme algorithm = new SignatureScheme(in.u16());
    Bytes signature = in.opaque(0, 0xFFFF);
    return new ServerKeyExchange(group, point, algorithm, signature);
  }

  @Override
  public void write(WireWriter out) {
    writeParams(group, point, out);
    out.u16(algorithm.code());
    out.opaque(signature, 0, 0xFFFF);
  }

  private static void writeParams(NamedGroup group, Bytes point, WireWriter out) {
    out.u8(NAMED_CURVE);
    out.u16(group.code());
    out.opaque(point, 1, 0xFF);
  }
}
