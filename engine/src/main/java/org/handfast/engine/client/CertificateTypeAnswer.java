package org.handfast.engine.client;

import static org.handfast.engine.Side.SERVER;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.Side;
import org.handfast.engine.config.CertificateTypes;
import org.handfast.engine.failure.ExtensionViolation;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.extension.ClientCertificateType;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.ServerCertificateType;
import org.handfast.protocol.registry.CertificateType;

/// Which types of certificate the server has chosen for both sides, RFC 7250 4.2 and 4.3.
public final class CertificateTypeAnswer {
  private CertificateTypeAnswer() {}

  /// What the server is known by.
  enum Authentication {
    CERTIFICATE,
    PRE_SHARED_KEY
  }

  /// Notes what EncryptedExtensions say; silence means X.509, where a certificate will come.
  static void accept(Extensions answer, Authentication by, ClientContext context)
      throws TlsException {
    CertificateTypes offered = context.config().certificateTypes();
    Optional<CertificateType> server =
        answer.find(ServerCertificateType.class).map(ServerCertificateType::selected);
    requireOffered(offered.peer(), server);
    if (by == Authentication.CERTIFICATE) {
      context.learn(
          new Fact.PresentedType(
              Side.SERVER, requireAcceptable(offered.peer(), server.orElse(CertificateType.X509))));
    }
    Optional<CertificateType> client =
        answer.find(ClientCertificateType.class).map(ClientCertificateType::selected);
    requireOffered(offered.own(), client);
    context.learn(new Fact.PresentedType(Side.CLIENT, client.orElse(CertificateType.X509)));
  }

  /// Holds the type that the server wants from the client to what the client has. Until it asks for
  /// a certificate, what it has not chosen does not matter.
  public static void requirePresentable(ClientContext context) throws PeerIncompatible {
    CertificateType _ =
        requireAcceptable(
            context.config().certificateTypes().own(),
            context.negotiated().certificateType(Side.CLIENT));
  }

  /// In TLS 1.2 nothing but X.509 is taken: a raw key would be of another form there (RFC 7250 3).
  ///
  /// @throws PeerIncompatible if this client takes no X.509
  public static void requireX509(Extensions answer, ClientContext context) throws TlsException {
    Optional<CertificateType> server =
        answer.find(ServerCertificateType.class).map(ServerCertificateType::selected);
    Optional<CertificateType> client =
        answer.find(ClientCertificateType.class).map(ClientCertificateType::selected);
    for (Optional<CertificateType> selected : List.of(server, client)) {
      if (selected.isPresent() && !selected.get().equals(CertificateType.X509)) {
        throw ExtensionViolation.UNOFFERED_CERTIFICATE_TYPE.by(SERVER, selected.get().toString());
      }
    }
    CertificateType _ =
        requireAcceptable(context.config().certificateTypes().peer(), CertificateType.X509);
  }

  private static void requireOffered(
      List<CertificateType> offered, Optional<CertificateType> selected) throws TlsException {
    if (selected.isPresent() && !offered.contains(selected.get())) {
      throw ExtensionViolation.UNOFFERED_CERTIFICATE_TYPE.by(SERVER, selected.get().toString());
    }
  }

  private static CertificateType requireAcceptable(
      List<CertificateType> ours, CertificateType theirs) throws PeerIncompatible {
    if (!ours.contains(theirs)) {
      throw PeerIncompatible.Reason.NO_COMMON_CERTIFICATE_TYPE.between(List.of(theirs), ours);
    }
    return theirs;
  }
}
