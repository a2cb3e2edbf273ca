package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.InstantSource;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.protocol.wire.Bytes;

/// What tests of the verifier share: one server's name, one root, one intermediate, one time.
final class Verification {
  static final PeerName NAME = new DnsName("a.example");
  static final Issued ROOT = Draft.authority("root").selfSigned();
  static final Issued MIDDLE = Draft.authority("middle").by(ROOT);

  private Verification() {}

  /// A verifier of the one server, which trusts this anchor alone.
  static PathVerifier verifier(Issued anchor) {
    return PathVerifier.trusting(trust(anchor)).at(clock()).forServer(NAME);
  }

  static Trust trust(Issued anchor) {
    return Trust.of(List.of(anchor.certificate()));
  }

  static InstantSource clock() {
    return InstantSource.fixed(Draft.NOW);
  }

  static PresentedChain presented(List<Issued> chain) {
    return new PresentedChain(Side.SERVER, encoded(chain), Negotiated.nothing(Side.CLIENT));
  }

  static PresentedChain fromClient(List<Issued> chain) {
    return new PresentedChain(Side.CLIENT, encoded(chain), Negotiated.nothing(Side.SERVER));
  }

  static List<Bytes> encoded(List<Issued> chain) {
    return chain.stream().map(Issued::certificate).map(Certificates::encoded).toList();
  }

  /// A server with the right name and nothing wrong with it.
  static Draft server() {
    return Draft.server("a.example");
  }

  /// A subject that is neither a server nor an authority; without a name of its own, a server.
  static Draft bareServer(String commonName) {
    Draft draft = Draft.bare(commonName).keyUsage(KeyUsage.digitalSignature);
    return commonName.isEmpty() ? draft.dns("a.example") : draft;
  }

  static Issued stranger() {
    return Draft.authority("stranger").selfSigned();
  }

  static void assertRefused(PathVerifier verifier, Reason reason, String words, Issued... chain) {
    assertThatExceptionOfType(UntrustedPeer.class)
        .isThrownBy(() -> verifier.verify(presented(List.of(chain))))
        .withMessageContaining(words)
        .extracting(UntrustedPeer::reason)
        .isEqualTo(reason);
  }
}
