package org.handfast.engine.handshake;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.handfast.engine.Fact;
import org.handfast.engine.Side;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.Staple;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.registry.ExtensionType;

/// The chain in the peer's Certificate message, RFC 9846 4.5.1; the same for both roles.
public final class PeerChain {
  private PeerChain() {}

  /// Takes the chain out of a message that holds one, and notes what stands beside it.
  ///
  /// @param asked what this side has asked for beside the certificates
  /// @throws PeerViolation if an entry carries an extension that was not asked for
  public static PresentedChain of(
      Certificate certificate, Set<Evidence> asked, HandshakeContext context)
      throws PeerViolation {
    Side presenter = context.negotiated().side().peer();
    Collection<ExtensionType> solicited = StapledEntry.answers(asked);
    for (Certificate.Entry entry : certificate.entries()) {
      ExtensionRules.requirePermitted(Carrier.CERTIFICATE, entry.extensions(), presenter);
      ExtensionRules.requireSolicited(solicited, entry.extensions().types(), presenter);
    }
    List<Staple> staples =
        certificate.entries().stream()
            .map(entry -> StapledEntry.read(entry.extensions()))
            .toList();
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
}
