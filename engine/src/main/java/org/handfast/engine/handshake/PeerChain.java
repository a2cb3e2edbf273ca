package org.handfast.engine.handshake;

import java.util.List;
import org.handfast.engine.Side;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.message.Certificate;

/// The chain in the peer's Certificate message, RFC 9846 4.5.1; the same for both roles.
public final class PeerChain {
  private PeerChain() {}

  /// Takes the chain out of a message that holds one.
  ///
  /// @throws PeerViolation if an entry carries an extension
  public static PresentedChain of(Certificate certificate, HandshakeContext context)
      throws PeerViolation {
    Side presenter = context.negotiated().side().peer();
    for (Certificate.Entry entry : certificate.entries()) {
      ExtensionRules.requirePermitted(Carrier.CERTIFICATE, entry.extensions(), presenter);
      // Neither side asks for a status or for timestamps, so that no answer is solicited.
      ExtensionRules.requireSolicited(List.of(), entry.extensions().types(), presenter);
    }
    return new PresentedChain(
        presenter,
        certificate.entries().stream().map(Certificate.Entry::data).toList(),
        context.negotiated());
  }
}
