package org.handfast.engine.client.tls12;

import static org.handfast.engine.Side.SERVER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.handfast.engine.Fact;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.Staple;
import org.handfast.protocol.message.tls12.Certificate;
import org.handfast.protocol.wire.Bytes;

/// The chain in the server's Certificate, with what the server says about it elsewhere: its status
/// in a message of its own, its timestamps in the hello (RFC 6066 8, RFC 6962 3.3).
final class ServerChain {
  private ServerChain() {}

  /// @param status an OCSP response; empty for none
  static PresentedChain of(
      Certificate certificate, Bytes status, AcceptedHello hello, ClientContext context) {
    Set<Evidence> asked = context.config().evidence();
    List<Staple> staples =
        new ArrayList<>(Collections.nCopies(certificate.certificates().size(), Staple.NONE));
    staples.set(0, new Staple(status, hello.timestamps()));
    if (!asked.isEmpty()) {
      context.learn(new Fact.Stapled(staples));
    }
    return new PresentedChain(
        SERVER, certificate.certificates(), staples, asked, context.negotiated());
  }
}
