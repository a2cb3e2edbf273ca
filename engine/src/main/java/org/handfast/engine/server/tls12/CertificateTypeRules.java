package org.handfast.engine.server.tls12;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.protocol.extension.ClientCertificateTypes;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.ServerCertificateTypes;
import org.handfast.protocol.registry.CertificateType;

/// Types of certificate in TLS 1.2, RFC 7250 4: there is X.509 here and nothing else, so that the
/// extensions need no answer.
final class CertificateTypeRules {
  private CertificateTypeRules() {}

  /// Refuses a client that insists on something else, and any if this server does so itself.
  static void requireX509(Extensions hello, ServerConfig config) throws PeerIncompatible {
    boolean asks = config.clientAuthentication().isInHandshake();
    requireX509(config.certificateTypes().own());
    if (asks) {
      requireX509(config.certificateTypes().peer());
    }
    Optional<List<CertificateType>> fromServer =
        hello.find(ServerCertificateTypes.class).map(ServerCertificateTypes::types);
    Optional<List<CertificateType>> fromClient =
        hello
            .find(ClientCertificateTypes.class)
            .map(ClientCertificateTypes::types)
            .filter(_ -> asks);
    for (Optional<List<CertificateType>> types : List.of(fromServer, fromClient)) {
      if (types.isPresent() && !types.get().contains(CertificateType.X509)) {
        throw PeerIncompatible.Reason.NO_COMMON_CERTIFICATE_TYPE.between(
            types.get(), List.of(CertificateType.X509));
      }
    }
  }

  private static void requireX509(List<CertificateType> ours) throws PeerIncompatible {
    if (!ours.contains(CertificateType.X509)) {
      throw PeerIncompatible.Reason.NO_COMMON_CERTIFICATE_TYPE.between(
          List.of(CertificateType.X509), ours);
    }
  }
}
