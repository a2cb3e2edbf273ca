package org.handfast.engine.handshake;

import java.util.Collection;
import org.handfast.engine.Side;
import org.handfast.engine.failure.ExtensionViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.ExtensionMatrix;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.registry.ExtensionType;

/// The two rules that every block of extensions is held to, RFC 9846 4.3.
public final class ExtensionRules {
  private ExtensionRules() {}

  /// Refuses an extension that is known and has no place in this message.
  public static void requirePermitted(Carrier carrier, Extensions received, Side sender)
      throws PeerViolation {
    for (ExtensionType type : received.types()) {
      if (ExtensionMatrix.knows(type) && !ExtensionMatrix.permits(carrier, type)) {
        throw ExtensionViolation.FORBIDDEN_HERE.by(sender, type.toString());
      }
    }
  }

  /// Refuses an answer to what was not asked.
  ///
  /// @param asked the types in the message that this one answers
  public static void requireSolicited(
      Collection<ExtensionType> asked, Collection<ExtensionType> received, Side sender)
      throws PeerViolation {
    for (ExtensionType type : received) {
      // RFC 8701 3.1: a value that means nothing is no question, though it was sent.
      if (!asked.contains(type) || type.isGrease()) {
        throw ExtensionViolation.UNSOLICITED.by(sender, type.toString());
      }
    }
  }
}
