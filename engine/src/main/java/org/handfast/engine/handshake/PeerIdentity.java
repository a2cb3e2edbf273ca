package org.handfast.engine.handshake;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.handfast.engine.Fact;
import org.handfast.engine.Side;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.PresentedIdentity;
import org.handfast.engine.trust.PresentedKey;
import org.handfast.engine.trust.Staple;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.registry.ExtensionType;

/// What the peer's Certificate message presents, RFC 9846 4.5.1; the same for both roles.
public final class PeerIdentity {
  private PeerIdentity() {}

  /// Takes the chain or the key out of a message that holds one, by the type that was negotiated,
  /// and notes what stands beside a chain.
  ///
  /// @param asked what this side has asked for beside the certificates
  /// @throws PeerViolation if an entry carries an extension that was not asked for, or stands
  ///   beside a raw public key
  public static PresentedIdentity of(
      Certificate certificate, Set<Evidence> asked, HandshakeContext context) throws PeerViolation {
    Side presenter = context.negotiated().side().peer();
    return context.negotiated().certificateType(presenter).equals(CertificateType.RAW_PUBLIC_KEY)
        ? key(certificate, presenter, context)
        : chain(certificate, asked, presenter, context);
  }

  private static PresentedChain chain(
      Certificate certificate, Set<Evidence> asked, Side presenter, HandshakeContext context)
      throws PeerViolation {
    Collection<ExtensionType> solicited = StapledEntry.answers(asked);
    for (Certificate.Entry entry : certificate.entries()) {
      requireExtensions(entry, solicited, presenter);
    }
    List<Staple> staples =
        certificate.entries().stream().map(entry -> StapledEntry.read(entry.extensions())).toList();
    if (!asked.isEmpty()) {
      context.learn(new Fact.Stapled(staples));
    }
    return new PresentedChain(
        presenter,
        certificate.entries().stream().map(Certificate.Entry::data).toList(),
        staples,
        asked,
        context.negotiated());
  }

  // RFC 9846 4.5.1: one key, and nothing that is said about certificates can be said about it.
  private static PresentedKey key(Certificate certificate, Side presenter, HandshakeContext context)
      throws PeerViolation {
    if (certificate.entries().size() != 1) {
      throw AuthenticationViolation.SEVERAL_RAW_KEYS.by(presenter);
    }
    Certificate.Entry entry = certificate.entries().getFirst();
    requireExtensions(entry, List.of(), presenter);
    return new PresentedKey(presenter, entry.data(), context.negotiated());
  }

  private static void requireExtensions(
      Certificate.Entry entry, Collection<ExtensionType> solicited, Side presenter)
      throws PeerViolation {
    ExtensionRules.requirePermitted(Carrier.CERTIFICATE, entry.extensions(), presenter);
    ExtensionRules.requireSolicited(solicited, entry.extensions().types(), presenter);
  }
}
