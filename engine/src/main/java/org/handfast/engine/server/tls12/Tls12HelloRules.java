package org.handfast.engine.server.tls12;

import static org.handfast.engine.Side.CLIENT;

import java.util.Optional;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.protocol.extension.EcPointFormats;
import org.handfast.protocol.extension.RenegotiationInfo;
import org.handfast.protocol.message.ClientHello;

/// The rules that a ClientHello is held to where TLS 1.2 is chosen, RFC 5246 7.4.1.2.
public final class Tls12HelloRules {
  private static final int NULL_METHOD = 0;

  private Tls12HelloRules() {}

  /// Refuses what breaks one of them.
  public static void require(ClientHello hello) throws PeerViolation {
    if (!hello.legacyCompressionMethods().contains(NULL_METHOD)) {
      throw Tls12Violation.NULL_COMPRESSION_MISSING.by(CLIENT);
    }
    Optional<EcPointFormats> formats = hello.extensions().find(EcPointFormats.class);
    if (formats.isPresent() && !formats.get().containsUncompressed()) {
      throw Tls12Violation.UNCOMPRESSED_POINTS_MISSING.by(CLIENT);
    }
    // RFC 5746 3.6: there is nothing yet that could be renegotiated.
    Optional<RenegotiationInfo> renegotiation = hello.extensions().find(RenegotiationInfo.class);
    if (renegotiation.isPresent() && !renegotiation.get().equals(RenegotiationInfo.INITIAL)) {
      throw Tls12Violation.RENEGOTIATION_INFO_NOT_EMPTY.by(CLIENT);
    }
  }
}
