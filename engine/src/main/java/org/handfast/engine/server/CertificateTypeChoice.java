package org.handfast.engine.server;

import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.Fact;
import org.handfast.engine.Side;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.protocol.extension.ClientCertificateType;
import org.handfast.protocol.extension.ClientCertificateTypes;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.ServerCertificateType;
import org.handfast.protocol.extension.ServerCertificateTypes;
import org.handfast.protocol.registry.CertificateType;

/// Which types of certificate the two sides present, RFC 7250 4.2: the server chooses both.
final class CertificateTypeChoice {
  private static final List<CertificateType> DEFAULT = List.of(CertificateType.X509);

  private CertificateTypeChoice() {}

  /// What the server can present and the client accepts; the server's preference first. The
  /// credential that is chosen decides among them.
  ///
  /// @throws PeerIncompatible if there is nothing
  static List<CertificateType> forServer(Extensions hello, ServerConfig config)
      throws PeerIncompatible {
    List<CertificateType> offered =
        hello.find(ServerCertificateTypes.class).map(ServerCertificateTypes::types).orElse(DEFAULT);
    return common(offered, config.certificateTypes().own());
  }

  /// Chooses for the client, if it will be asked for a certificate, and notes it.
  ///
  /// @throws PeerIncompatible if the client can present nothing that the server accepts
  static void forClient(Extensions hello, ServerContext context) throws PeerIncompatible {
    ServerConfig config = context.config();
    if (config.clientAuthentication() == ClientAuthentication.NONE) {
      return;
    }
    List<CertificateType> offered =
        hello.find(ClientCertificateTypes.class).map(ClientCertificateTypes::types).orElse(DEFAULT);
    CertificateType chosen = common(offered, config.certificateTypes().peer()).getFirst();
    context.learn(new Fact.PresentedType(Side.CLIENT, chosen));
  }

  /// What is said about it to a client that has asked.
  static List<Extension> answer(Extensions hello, ServerContext context) {
    List<Extension> answers = new ArrayList<>(2);
    if (hello.find(ClientCertificateTypes.class).isPresent()
        && context.config().clientAuthentication() != ClientAuthentication.NONE) {
      answers.add(new ClientCertificateType(context.negotiated().certificateType(Side.CLIENT)));
    }
    if (hello.find(ServerCertificateTypes.class).isPresent()) {
      answers.add(new ServerCertificateType(context.negotiated().certificateType(Side.SERVER)));
    }
    return answers;
  }

  private static List<CertificateType> common(
      List<CertificateType> offered, List<CertificateType> ours) throws PeerIncompatible {
    List<CertificateType> common = ours.stream().filter(offered::contains).toList();
    if (common.isEmpty()) {
      throw PeerIncompatible.Reason.NO_COMMON_CERTIFICATE_TYPE.between(offered, ours);
    }
    return common;
  }
}
