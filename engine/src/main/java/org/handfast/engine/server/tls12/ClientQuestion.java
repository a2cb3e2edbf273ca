package org.handfast.engine.server.tls12;

import java.util.List;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.handshake.OfferedSchemes;
import org.handfast.protocol.message.tls12.CertificateRequest;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// The question who the client is, RFC 5246 7.4.4.
final class ClientQuestion {
  private ClientQuestion() {}

  /// @throws PeerIncompatible if no answer could be verified: all schemes are TLS 1.3's alone
  static CertificateRequest by(ServerConfig config) throws PeerIncompatible {
    List<SignatureScheme> schemes = schemes(config);
    if (schemes.isEmpty()) {
      throw PeerIncompatible.Reason.NO_COMMON_SIGNATURE_SCHEME.between(
          List.of(), OfferedSchemes.in(config.policy(), config.crypto()));
    }
    return new CertificateRequest(types(schemes), schemes, config.authorities());
  }

  /// What the client may sign with, and so all that is accepted.
  static List<SignatureScheme> schemes(ServerConfig config) {
    return OfferedSchemes.in(config.policy(), config.crypto()).stream()
        .filter(SignatureScheme::isForTls12)
        .toList();
  }

  // RFC 5246 7.4.4: the kinds of key that the schemes are for, in their order; EdDSA counts as
  // ECDSA
  // (RFC 8422 5.5).
  private static Bytes types(List<SignatureScheme> schemes) {
    return schemes.stream()
        .map(scheme -> scheme.isRsa() ? CertificateRequest.RSA_SIGN : CertificateRequest.ECDSA_SIGN)
        .distinct()
        .map(type -> Bytes.of(type.byteValue()))
        .reduce(Bytes.EMPTY, Bytes::concat);
  }
}
