package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Names that an authority may or may not certify. Each case runs twice: with the constraints in an
/// intermediate, where the JDK enforces them, and in the anchor, where it does not.
final class NameConstraintsTest {
  private static final String OK = "";

  private static Arguments row(
      String permitted, String excluded, String names, String asked, String words) {
    return Arguments.of(permitted, excluded, names, asked, words);
  }

  static Stream<Arguments> table() {
    String no = "name constraints";
    return Stream.of(
        row("a.example", "", "a.example", "a.example", OK),
        row("a.example", "", "b.a.example", "b.a.example", OK),
        row("a.example", "", "A.EXAMPLE", "a.example", OK),
        row("A.EXAMPLE", "", "a.example", "a.example", OK),
        row("a.example", "", "b.example", "b.example", no),
        row("a.example", "", "ba.example", "ba.example", no),
        row("a.example", "", "a.example.b.example", "a.example.b.example", no),
        row("a.example", "", "a.example b.example", "a.example", no),
        row("a.example b.example", "", "a.example b.example", "b.example", OK),
        row("", "a.example", "a.example", "a.example", no),
        row("", "a.example", "b.a.example", "b.a.example", no),
        row("", "a.example", "A.Example", "a.example", no),
        row("", "A.Example", "a.example", "a.example", no),
        row("", "a.example", "b.example", "b.example", OK),
        row("", "a.example", "ba.example", "ba.example", OK),
        row("", "a.example", "b.example a.example", "b.example", no),
        row("example", "a.example", "a.example", "a.example", no),
        row("example", "a.example", "b.example", "b.example", OK),
        // A name in disguise: CVE-2026-8763.
        row("", "a.example", "b.example a.example.", "b.example", "name"),
        row("", "a.example", "b.example .a.example", "b.example", "name"),
        row("a.example", "", "a.example a..example", "a.example", "name"),
        // The wildcard itself is not excluded; what it is to cover is.
        row("", "b.a.example", "*.a.example", "b.a.example", no),
        row("", "b.a.example", "*.a.example", "c.a.example", OK),
        row("", "a.example", "*.a.example", "b.a.example", no),
        row("a.example", "", "*.a.example", "b.a.example", OK),
        row("b.a.example", "", "*.a.example", "b.a.example", no),
        row("*.a.example", "", "b.a.example", "b.a.example", no),
        row("ip:c0000200ffffff00", "", "ip:c0000201", "192.0.2.1", OK),
        row("ip:c0000200ffffff00", "", "ip:c0000301", "192.0.3.1", no),
        row("", "ip:c0000200ffffff00", "ip:c0000201", "192.0.2.1", no),
        row("", "ip:c0000200ffffff00", "ip:c0000301", "192.0.3.1", OK),
        // Stricter than need be: without a DNS name the JDK takes the common name for one.
        row("a.example", "", "ip:c0000201", "192.0.2.1", no),
        row("ip:c0000200ffffff00", "", "a.example", "a.example", OK),
        row("ip:c0000201", "", "ip:c0000201", "192.0.2.1", "say nothing clear"),
        row("dn:CN=server", "", "a.example", "a.example", OK),
        row("dn:CN=other", "", "a.example", "a.example", no),
        row("", "dn:CN=server", "a.example", "a.example", no));
  }

  @ParameterizedTest
  @MethodSource("table")
  void ofAnIntermediate(
      String permitted, String excluded, String names, String asked, String words) {
    Issued root = Draft.authority("root").selfSigned();
    Issued middle = constrained(permitted, excluded).by(root);
    Issued server = server(names).by(middle);
    assertVerdict(words, root, asked, server, middle);
  }

  @ParameterizedTest
  @MethodSource("table")
  void ofAnAnchor(String permitted, String excluded, String names, String asked, String words) {
    Issued root = constrained(permitted, excluded).selfSigned();
    assertVerdict(words, root, asked, server(names).by(root));
  }

  /// What the anchor excludes stays excluded however many authorities stand in between.
  @Test
  void ofAnAnchorFarAbove() {
    Issued root = constrained("", "a.example").selfSigned();
    Issued middle = Draft.authority("middle").by(root);
    assertVerdict("name constraints", root, "a.example", server("a.example").by(middle), middle);
    assertVerdict(OK, root, "b.example", server("b.example").by(middle), middle);
  }

  /// An authority's own name is constrained, too, but not that of its younger self.
  @Test
  void ofAnAnchorOnAuthorities() {
    Issued root = constrained("dn:CN=server dn:O=us", "").selfSigned();
    Issued middle = Draft.authority("middle").by(root);
    assertVerdict("may not certify", root, "a.example", server("a.example").by(middle), middle);
    Issued younger = Draft.authority("constrained").by(root);
    assertVerdict(OK, root, "a.example", server("a.example").by(younger), younger);
  }

  @Test
  void aNameThatTheJdkCannotCompareIsNotWithin() {
    Issued root = constrained("a.example", "").selfSigned();
    String asked = "_b.a.example";
    assertVerdict("name constraints", root, asked, server(asked).by(root));
  }

  /// 500 subtrees and 500 names are a quarter of a million comparisons and more.
  @Test
  void theWorkIsBounded() {
    Issued root = Draft.authority("root").selfSigned();
    Issued middle = constrained(many(500, "n%d.example"), "").by(root);
    Issued server = server("n1.example " + many(500, "n1.example")).by(middle);
    assertVerdict("too many", root, "n1.example", server, middle);
    Issued modest = constrained(many(300, "n%d.example"), "").by(root);
    assertVerdict(OK, root, "n1.example", server("n1.example").by(modest), modest);
  }

  private static String many(int count, String name) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(name.formatted(i));
    }
    return String.join(" ", all);
  }

  private static void assertVerdict(String words, Issued root, String asked, Issued... chain) {
    var verifier =
        PathVerifier.trusting(Trust.of(List.of(root.certificate())))
            .at(InstantSource.fixed(Draft.NOW))
            .forServer(PeerName.parse(asked));
    List<Bytes> encoded =
        Stream.of(chain).map(Issued::certificate).map(Certificates::encoded).toList();
    String verdict = OK;
    Reason reason = Reason.MALFORMED;
    try {
      verifier.verify(new PresentedChain(Side.SERVER, encoded, Negotiated.nothing(Side.CLIENT)));
    } catch (UntrustedPeer refusal) {
      verdict = refusal.getMessage();
      reason = refusal.reason();
    }
    assertThat(verdict.isEmpty()).as(verdict).isEqualTo(words.isEmpty());
    assertThat(verdict).contains(words);
    assertThat(reason).isEqualTo(words.equals("too many") ? Reason.TOO_LONG : Reason.MALFORMED);
  }

  private static Draft constrained(String permitted, String excluded) {
    return Draft.authority("constrained")
        .with(
            Extension.nameConstraints,
            true,
            new NameConstraints(subtrees(permitted), subtrees(excluded)));
  }

  private static Draft server(String names) {
    Draft draft = Draft.server();
    for (String name : names.split(" ", -1)) {
      if (name.startsWith("ip:")) {
        draft.address(name.substring(3));
      } else {
        draft.dns(name);
      }
    }
    return draft;
  }

  /// Null is what BouncyCastle takes for an absent list.
  private static GeneralSubtree[] subtrees(String names) {
    return names.isEmpty()
        ? null
        : Stream.of(names.split(" ", -1))
            .map(NameConstraintsTest::base)
            .map(GeneralSubtree::new)
            .toArray(GeneralSubtree[]::new);
  }

  private static GeneralName base(String name) {
    if (name.startsWith("ip:")) {
      byte[] octets = Bytes.fromHex(name.substring(3)).toArray();
      return new GeneralName(GeneralName.iPAddress, new DEROctetString(octets));
    }
    return name.startsWith("dn:")
        ? new GeneralName(new X500Name(name.substring(3)))
        : new GeneralName(GeneralName.dNSName, new DERIA5String(name));
  }
}
