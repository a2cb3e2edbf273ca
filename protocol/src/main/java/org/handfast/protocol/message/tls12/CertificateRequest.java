package org.handfast.protocol.message.tls12;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The server's request that the client authenticate, RFC 5246 7.4.4.
///
/// ```tls
/// uint8 ClientCertificateType;
/// uint16 SignatureAndHashAlgorithm;
/// opaque DistinguishedName<1..2^16-1>;
///
/// struct {
///     ClientCertificateType certificate_types<1..2^8-1>;
///     SignatureAndHashAlgorithm supported_signature_algorithms<2..2^16-2>;
///     DistinguishedName certificate_authorities<0..2^16-1>;
/// } CertificateRequest;
/// ```
///
/// @param certificateTypes one octet for each kind of key that the server takes
/// @param schemes what the client may sign with, the server's favourite first
/// @param authorities whom the server trusts, as DER-encoded names; none if it does not say
public record CertificateRequest(
    Bytes certificateTypes, List<SignatureScheme> schemes, List<Bytes> authorities)
    implements HandshakeMessage {

  /// `rsa_sign`: an RSA key that signs.
  public static final int RSA_SIGN = 1;

  /// `ecdsa_sign`: a key for ECDSA or EdDSA, RFC 8422 5.5.
  public static final int ECDSA_SIGN = 64;

  /// Copies the lists.
  public CertificateRequest {
    schemes = List.copyOf(schemes);
    authorities = List.copyOf(authorities);
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE_REQUEST;
  }

  /// Reads the body.
  public static CertificateRequest read(WireReader in) throws DecodeException {
    Bytes certificateTypes = in.opaque(1, 0xFF);
    List<SignatureScheme> schemes = new ArrayList<>();
    try (var _ = in.vector(2, 0xFFFE)) {
      while (in.hasRemaining()) {
        schemes.add(new SignatureScheme(in.u16()));
      }
    }
    List<Bytes> authorities = new ArrayList<>();
    try (var _ = in.vector(0, 0xFFFF)) {
      while (in.hasRemaining()) {
        authorities.add(in.opaque(1, 0xFFFF));
      }
    }
    return new CertificateRequest(certificateTypes, schemes, authorities);
  }

  @Override
  public void write(WireWriter out) {
    out.opaque(certificateTypes, 1, 0xFF);
    try (var _ = out.vector(2, 0xFFFE)) {
      for (int i = 0; i < schemes.size(); i++) {
        out.u16(schemes.get(i).code());
      }
    }
    try (var _ = out.vector(0, 0xFFFF)) {
      for (int i = 0; i < authorities.size(); i++) {
        out.opaque(authorities.get(i), 1, 0xFFFF);
      }
    }
  }
}
