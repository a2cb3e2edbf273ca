package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.handfast.pki.Verification.MIDDLE;
import static org.handfast.pki.Verification.NAME;
import static org.handfast.pki.Verification.ROOT;
import static org.handfast.pki.Verification.assertRefused;
import static org.handfast.pki.Verification.bareServer;
import static org.handfast.pki.Verification.clock;
import static org.handfast.pki.Verification.encoded;
import static org.handfast.pki.Verification.fromClient;
import static org.handfast.pki.Verification.presented;
import static org.handfast.pki.Verification.server;
import static org.handfast.pki.Verification.stranger;
import static org.handfast.pki.Verification.trust;
import static org.handfast.pki.Verification.verifier;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.handfast.engine.Fact;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

final class PathVerifierTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999");
  private static final DERNull NULL = DERNull.INSTANCE;

  @Test
  void theVerifiedPeerHasTheChainAsPresented() throws UntrustedPeer {
    List<Issued> chain = List.of(server().by(MIDDLE), stranger(), MIDDLE);
    assertThat(verifier(ROOT).verify(presented(chain)).chain())
        .isEqualTo(chain.stream().map(Issued::certificate).toList());
  }

  @Test
  void anEmptyTrustRefusesEverybody() {
    var verifier = PathVerifier.trusting(Trust.nobody()).at(clock()).forServer(NAME);
    assertRefused(verifier, Reason.UNKNOWN_CA, "trusts nobody", server().by(ROOT));
  }

  @Test
  void aTrustedPeerNeedsNobodyToVouchForIt() throws UntrustedPeer {
    Issued own = server().selfSigned();
    assertThat(verifier(own).verify(presented(List.of(own))).endEntity())
        .isEqualTo(own.certificate());
  }

  @Test
  void aTrustedPeerMayBeAnAuthority() throws UntrustedPeer {
    Issued own = Draft.authority("own").dns("a.example").without(Extension.keyUsage).selfSigned();
    assertThat(verifier(own).verify(presented(List.of(own))).endEntity())
        .isEqualTo(own.certificate());
  }

  @Test
  void aTrustedPeerIsStillCheckedForAllElse() {
    Issued name = Draft.server("b.example").selfSigned();
    assertRefused(verifier(name), Reason.WRONG_NAME, "b.example", name);
    Issued use = server().use(KeyPurposeId.id_kp_clientAuth).selfSigned();
    assertRefused(verifier(use), Reason.WRONG_USE, "serverAuth", use);
    Issued old = server().valid(Draft.NOW.minus(DAY), Draft.NOW.minusSeconds(1)).selfSigned();
    assertRefused(verifier(old), Reason.EXPIRED, "expired", old);
    Issued weak = server().keys(Keys.rsa(1024)).signedWith("SHA256withRSA").selfSigned();
    assertRefused(verifier(weak), Reason.WEAK, "1024", weak);
    Issued strange = server().with(UNKNOWN, true, NULL).selfSigned();
    assertRefused(verifier(strange), Reason.MALFORMED, "critical", strange);
    Issued first = Draft.bare("a.example").versionOneSelfSigned();
    assertRefused(verifier(first), Reason.MALFORMED, "v1", first);
  }

  /// What is compared is the whole certificate: see CVE-2026-93302.
  @Test
  void aTrustedPeersNameWithAnotherKeyIsNobody() {
    Issued own = server().selfSigned();
    assertRefused(verifier(own), Reason.UNKNOWN_CA, "another certificate", server().selfSigned());
  }

  @Test
  void anAnchorMustBeAnAuthorityThatIsValidNow() {
    Issued old =
        Draft.authority("old").valid(Draft.NOW.minus(DAY), Draft.NOW.minusSeconds(1)).selfSigned();
    assertRefused(verifier(old), Reason.EXPIRED, "CN=old", server().by(old));
    Issued plain = bareServer("plain").selfSigned();
    assertRefused(verifier(plain), Reason.WRONG_USE, "no authority", server().by(plain));
    Issued shallow = Draft.authority("shallow").pathLength(0).selfSigned();
    Issued below = Draft.authority("below").by(shallow);
    assertRefused(verifier(shallow), Reason.TOO_LONG, "0 authorities", server().by(below), below);
    Issued strange = Draft.authority("strange").with(UNKNOWN, true, NULL).selfSigned();
    assertRefused(verifier(strange), Reason.MALFORMED, "critical", server().by(strange));
  }

  @Test
  void anAnchorMayBeOfVersionOne() throws UntrustedPeer {
    Issued first = Draft.bare("first").versionOneSelfSigned();
    Issued server = server().by(first);
    assertThat(verifier(first).verify(presented(List.of(server))).endEntity())
        .isEqualTo(server.certificate());
  }

  @Test
  void anAnchorMayBeAnIntermediate() throws UntrustedPeer {
    Issued server = server().by(MIDDLE);
    assertThat(verifier(MIDDLE).verify(presented(List.of(server, MIDDLE))).endEntity())
        .isEqualTo(server.certificate());
  }

  /// After a change of keys both anchors of one name are trusted.
  @Test
  void ofSeveralAnchorsOfOneNameTheRightOneCounts() throws UntrustedPeer {
    Issued second = Draft.authority("root").selfSigned();
    Trust both = Trust.of(List.of(second.certificate(), ROOT.certificate()));
    var verifier = PathVerifier.trusting(both).at(clock()).forServer(NAME);
    assertThat(verifier.verify(presented(List.of(server().by(ROOT)))).chain()).hasSize(1);
    assertThat(verifier.verify(presented(List.of(server().by(second)))).chain()).hasSize(1);
    assertRefused(
        verifier,
        Reason.UNKNOWN_CA,
        "another key",
        server().by(Draft.authority("root").selfSigned()));
  }

  /// The first anchor of the name is only the wrong one; what counts is what is wrong with the
  /// other.
  @Test
  void theTellingFailureIsReported() {
    Issued second = Draft.authority("root").selfSigned();
    Trust both = Trust.of(List.of(second.certificate(), ROOT.certificate()));
    var verifier = PathVerifier.trusting(both).at(clock()).forServer(NAME);
    Issued server = server().with(UNKNOWN, true, NULL).by(MIDDLE);
    assertRefused(verifier, Reason.MALFORMED, "critical", server, MIDDLE);
  }

  /// The root that signed the intermediate has expired, and a younger one has the same name and
  /// key.
  @Test
  void anotherPathIsTriedWhenOneHasExpired() throws UntrustedPeer {
    Issued expiredCross =
        Draft.authority("middle")
            .keys(MIDDLE.keys())
            .valid(Draft.NOW.minus(DAY), Draft.NOW.minusSeconds(1))
            .by(ROOT);
    Issued server = server().by(MIDDLE);
    assertThat(verifier(ROOT).verify(presented(List.of(server, expiredCross, MIDDLE))).chain())
        .hasSize(3);
  }

  @Test
  void aServersChainIsAtMostTen() throws UntrustedPeer {
    List<Issued> chain = deep(8);
    chain.add(ROOT);
    assertThat(verifier(ROOT).verify(presented(chain)).chain()).hasSize(10);
    chain.add(stranger());
    assertRefused(verifier(ROOT), Reason.TOO_LONG, "11 certificates", chain.toArray(Issued[]::new));
  }

  @Test
  void aClientsChainIsAtMostEight() throws UntrustedPeer {
    Issued client = Draft.client("alice").by(ROOT);
    List<Issued> chain = new ArrayList<>(List.of(client));
    chain.addAll(Collections.nCopies(7, MIDDLE));
    PathVerifier verifier = PathVerifier.trusting(trust(ROOT)).at(clock()).forClients();
    assertThat(verifier.verify(fromClient(chain)).chain()).hasSize(8);
    chain.add(MIDDLE);
    assertThatExceptionOfType(UntrustedPeer.class)
        .isThrownBy(() -> verifier.verify(fromClient(chain)))
        .withMessageContaining("9 certificates, 8 are the limit")
        .extracting(UntrustedPeer::reason)
        .isEqualTo(Reason.TOO_LONG);
  }

  @Test
  void aClientNeedsNoNameAndTheRightUse() throws UntrustedPeer {
    PathVerifier verifier = PathVerifier.trusting(trust(ROOT)).at(clock()).forClients();
    List<Issued> alice = List.of(Draft.client("alice").by(ROOT));
    assertThat(verifier.verify(fromClient(alice)).chain()).hasSize(1);
    List<Issued> server = List.of(server().by(ROOT));
    assertThatExceptionOfType(UntrustedPeer.class)
        .isThrownBy(() -> verifier.verify(fromClient(server)))
        .withMessageContaining("not for clientAuth");
  }

  @Test
  void aVerifierIsForOneSide() {
    List<Issued> chain = List.of(server().by(ROOT));
    assertThatIllegalArgumentException().isThrownBy(() -> verifier(ROOT).verify(fromClient(chain)));
  }

  @Test
  void theNameMayComeFromTheConnection() throws UntrustedPeer {
    var verifier = PathVerifier.trusting(trust(ROOT)).at(clock()).forRequestedServer();
    List<Bytes> chain = encoded(List.of(server().by(ROOT)));
    var nothing = Negotiated.nothing(Side.CLIENT);
    var asked = nothing.with(new Fact.RequestedName("A.example"));
    assertThat(verifier.verify(new PresentedChain(Side.SERVER, chain, asked)).chain()).hasSize(1);
    var other = nothing.with(new Fact.RequestedName("b.example"));
    assertThatExceptionOfType(UntrustedPeer.class)
        .isThrownBy(() -> verifier.verify(new PresentedChain(Side.SERVER, chain, other)))
        .withMessageContaining("asked for b.example");
    assertThatExceptionOfType(UntrustedPeer.class)
        .isThrownBy(() -> verifier.verify(new PresentedChain(Side.SERVER, chain, nothing)))
        .withMessageContaining("asked for no name");
  }

  @Test
  void whichSignaturesAreAcceptedIsAChoice() throws UntrustedPeer {
    var strict =
        PathVerifier.trusting(trust(ROOT))
            .at(clock())
            .accepting(List.of(SignatureScheme.ECDSA_SECP384R1_SHA384))
            .forServer(NAME);
    assertRefused(strict, Reason.WEAK, "SHA256withECDSA", server().by(ROOT));
    Issued server = server().signedWith("SHA384withECDSA").by(ROOT);
    assertThat(strict.verify(presented(List.of(server))).chain()).hasSize(1);
  }

  @Test
  void anAddressIsANameToo() throws UntrustedPeer {
    var verifier =
        PathVerifier.trusting(trust(ROOT)).at(clock()).forServer(PeerName.parse("192.0.2.1"));
    Issued server = Draft.server().address("c0000201").by(ROOT);
    assertThat(verifier.verify(presented(List.of(server))).chain()).hasSize(1);
    assertRefused(verifier, Reason.WRONG_NAME, "\"192.0.2.1\"", Draft.server("192.0.2.1").by(ROOT));
  }

  /// Any byte of a certificate, and never a raw exception. One byte is covered by nothing and
  /// ignored by the JDK: the number of unused bits in the signature's last octet.
  @Test
  void damageIsRefused() {
    X509Certificate certificate = server().address("c0000201").by(MIDDLE).certificate();
    byte[] sound = Certificates.encoded(certificate).toArray();
    int unusedBits = sound.length - certificate.getSignature().length - 1;
    List<Integer> accepted = new ArrayList<>();
    for (int i = 0; i < sound.length; i++) {
      for (int flip : new int[] {0x01, 0x80, 0xff}) {
        byte[] damaged = sound.clone();
        damaged[i] ^= (byte) flip;
        List<Bytes> chain =
            List.of(Bytes.owning(damaged), Certificates.encoded(MIDDLE.certificate()));
        if (isAccepted(chain)) {
          accepted.add(i);
        }
      }
    }
    assertThat(accepted).isSubsetOf(unusedBits);
  }

  private static boolean isAccepted(List<Bytes> chain) {
    try {
      verifier(ROOT)
          .verify(new PresentedChain(Side.SERVER, chain, Negotiated.nothing(Side.CLIENT)));
      return true;
    } catch (UntrustedPeer _) {
      return false;
    }
  }

  /// A server `depth` authorities below the root, the nearest first.
  private static List<Issued> deep(int depth) {
    List<Issued> chain = new ArrayList<>();
    Issued issuer = ROOT;
    for (int i = 1; i <= depth; i++) {
      issuer = Draft.authority("level " + i).by(issuer);
      chain.addFirst(issuer);
    }
    chain.addFirst(server().by(issuer));
    return chain;
  }
}
