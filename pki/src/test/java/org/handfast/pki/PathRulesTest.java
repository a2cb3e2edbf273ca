package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.handfast.pki.Verification.MIDDLE;
import static org.handfast.pki.Verification.ROOT;
import static org.handfast.pki.Verification.bareServer;
import static org.handfast.pki.Verification.presented;
import static org.handfast.pki.Verification.server;
import static org.handfast.pki.Verification.stranger;
import static org.handfast.pki.Verification.verifier;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of chains and verdicts.
final class PathRulesTest {
  private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999");
  private static final Duration DAY = Duration.ofDays(1);
  private static final BigInteger F4 = BigInteger.valueOf(65537);
  private static final DERNull NULL = DERNull.INSTANCE;

  private static Arguments accepted(String what, Issued... chain) {
    return Arguments.of(what, List.of(chain));
  }

  private static Arguments refused(Reason reason, String what, String words, Issued... chain) {
    return Arguments.of(reason, what, words, List.of(chain));
  }

  static Stream<Arguments> accepted() {
    Issued self = Draft.authority("middle").by(MIDDLE);
    Issued third = Draft.authority("third").by(MIDDLE);
    Issued rsa = Draft.authority("rsa").keys(Keys.rsa(2048)).by(ROOT);
    Issued ed = Draft.authority("ed").keys(Keys.ed25519()).by(ROOT);
    Issued mldsa = Draft.authority("mldsa").keys(Keys.named("ML-DSA-65")).by(ROOT);
    Issued p384 = Draft.authority("p384").keys(Keys.ec("secp384r1")).by(ROOT);
    Issued two = Draft.authority("two").pathLength(0).by(ROOT);
    return Stream.of(
        accepted("issued by the anchor", server().by(ROOT)),
        accepted("with an intermediate", server().by(MIDDLE), MIDDLE),
        accepted("with two intermediates", server().by(third), third, MIDDLE),
        accepted("intermediates in the wrong order", server().by(third), MIDDLE, third),
        accepted("with the anchor presented", server().by(MIDDLE), MIDDLE, ROOT),
        accepted("with a stranger in between", server().by(MIDDLE), stranger(), MIDDLE),
        accepted("the same intermediate twice", server().by(MIDDLE), MIDDLE, MIDDLE),
        accepted("a self-issued intermediate", server().by(self), self, MIDDLE),
        accepted("path length 0 and no authority below", server().by(two), two),
        accepted("RSA", server().keys(Keys.rsa(2048)).signedWith("SHA256withRSA").by(rsa), rsa),
        accepted("RSA-PSS", server().signedWith("SHA256withRSAandMGF1").by(rsa), rsa),
        accepted("RSA of 8192 bits", server().publicKey(Keys.fakeRsa(8192, F4)).by(ROOT)),
        accepted("Ed25519", server().keys(Keys.ed25519()).signedWith("Ed25519").by(ed), ed),
        accepted("P-384 signing with SHA-256", server().by(p384), p384),
        accepted("P-521", server().keys(Keys.ec("secp521r1")).by(ROOT)),
        accepted(
            "ML-DSA",
            server().keys(Keys.named("ML-DSA-44")).signedWith("ML-DSA-65").by(mldsa),
            mldsa),
        accepted("no extended key usage", server().without(Extension.extendedKeyUsage).by(ROOT)),
        accepted("any use", server().use(KeyPurposeId.anyExtendedKeyUsage).by(ROOT)),
        accepted(
            "both uses",
            server().use(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth).by(ROOT)),
        accepted("no key usage", server().without(Extension.keyUsage).by(ROOT)),
        accepted("unknown extension, not critical", server().with(UNKNOWN, false, NULL).by(ROOT)),
        accepted(
            "valid until this second", server().valid(Draft.NOW.minus(DAY), Draft.NOW).by(ROOT)),
        accepted("valid from this second", server().valid(Draft.NOW, Draft.NOW.plus(DAY)).by(ROOT)),
        accepted(
            "fifty policies",
            server().with(Extension.certificatePolicies, false, policies(50)).by(ROOT)),
        accepted("a wildcard", Draft.server("*.a.example", "a.example").by(ROOT)),
        accepted("no subject at all", bareServer("").by(ROOT)));
  }

  static Stream<Arguments> refused() {
    Issued otherRoot = Draft.authority("other root").selfSigned();
    Issued forged = Draft.authority("root").selfSigned();
    Issued forgedRsa =
        Draft.authority("root").keys(Keys.rsa(2048)).signedWith("SHA256withRSA").selfSigned();
    Issued middleRsa = Draft.authority("middle").keys(Keys.rsa(2048)).by(ROOT);
    Issued otherMiddle = Draft.authority("middle").by(ROOT);
    Issued expired =
        Draft.authority("expired").valid(Draft.NOW.minus(DAY), Draft.NOW.minusSeconds(1)).by(ROOT);
    Issued plain = bareServer("plain").by(ROOT);
    Issued saysNo =
        Draft.authority("says no")
            .with(Extension.basicConstraints, true, new BasicConstraints(false))
            .by(ROOT);
    Issued noSigning = Draft.authority("no signing").keyUsage(KeyUsage.cRLSign).by(ROOT);
    Issued versionOne = Draft.bare("version one").versionOneBy(ROOT);
    Issued shallow = Draft.authority("shallow").pathLength(0).by(ROOT);
    Issued tooDeep = Draft.authority("too deep").by(shallow);
    Issued forClients = Draft.authority("for clients").use(KeyPurposeId.id_kp_clientAuth).by(ROOT);
    Issued critical = Draft.authority("critical").with(UNKNOWN, true, NULL).by(ROOT);
    Issued smallRsa = Draft.authority("small").keys(Keys.rsa(1024)).by(ROOT);
    Issued rsa = Draft.authority("rsa").keys(Keys.rsa(2048)).by(ROOT);
    Issued ed448 = Draft.authority("ed448").keys(Keys.named("Ed448")).by(ROOT);
    Issued dsa = Draft.authority("dsa").keys(Keys.dsa()).by(ROOT);
    return Stream.of(
        refused(Reason.UNKNOWN_CA, "another anchor", "other root", server().by(otherRoot)),
        refused(
            Reason.UNKNOWN_CA,
            "the intermediate is missing",
            "have the peer send",
            server().by(MIDDLE)),
        refused(
            Reason.UNKNOWN_CA,
            "another anchor, presented",
            "other root",
            server().by(otherRoot),
            otherRoot),
        refused(Reason.UNKNOWN_CA, "self-signed", "signed by itself", server().selfSigned()),
        refused(
            Reason.UNKNOWN_CA, "an anchor's name, another key", "another key", server().by(forged)),
        refused(
            Reason.UNKNOWN_CA,
            "an anchor's name, a key of another kind",
            "another key",
            server().signedWith("SHA256withRSA").by(forgedRsa)),
        refused(
            Reason.MALFORMED,
            "the intermediate has the right name and a key of another kind",
            "signature check failed",
            server().by(MIDDLE),
            middleRsa),
        refused(
            Reason.TOO_LONG,
            "a thousand policies",
            "too many policies",
            server().with(Extension.certificatePolicies, false, policies(1000)).by(ROOT)),
        refused(
            Reason.UNKNOWN_CA,
            "an anchor's name, another key, presented",
            "another key",
            server().by(forged),
            forged),
        refused(
            Reason.MALFORMED,
            "the intermediate has the right name and another key",
            "signature check failed",
            server().by(MIDDLE),
            otherMiddle),
        refused(
            Reason.EXPIRED,
            "expired a second ago",
            "expired at 2026-06-01T11:59:59Z",
            server().valid(Draft.NOW.minus(DAY), Draft.NOW.minusSeconds(1)).by(ROOT)),
        refused(
            Reason.EXPIRED,
            "not valid yet",
            "not valid before 2026-06-01T12:00:01Z",
            server().valid(Draft.NOW.plusSeconds(1), Draft.NOW.plus(DAY)).by(ROOT)),
        refused(
            Reason.EXPIRED, "expired intermediate", "CN=expired", server().by(expired), expired),
        refused(
            Reason.WRONG_NAME,
            "another name",
            "asked for a.example, the certificate holds \"b.example\"",
            Draft.server("b.example").by(ROOT)),
        refused(
            Reason.WRONG_NAME,
            "the name in the subject only",
            "does not count",
            bareServer("a.example").by(ROOT)),
        refused(Reason.WRONG_USE, "no authority", "is no authority", server().by(plain), plain),
        refused(
            Reason.WRONG_USE,
            "an authority that says it is none",
            "is no authority",
            server().by(saysNo),
            saysNo),
        refused(
            Reason.WRONG_USE,
            "an authority without keyCertSign",
            "keyCertSign",
            server().by(noSigning),
            noSigning),
        refused(
            Reason.WRONG_USE,
            "an intermediate of X.509 v1",
            "is no authority",
            server().by(versionOne),
            versionOne),
        refused(
            Reason.TOO_LONG,
            "an authority below path length 0",
            "allows 0 authorities below it",
            server().by(tooDeep),
            tooDeep,
            shallow),
        refused(
            Reason.WRONG_USE,
            "an authority for clients only",
            "not for serverAuth",
            server().by(forClients),
            forClients),
        refused(
            Reason.WRONG_USE,
            "a client's certificate",
            "not for serverAuth",
            server().use(KeyPurposeId.id_kp_clientAuth).by(ROOT)),
        refused(
            Reason.WRONG_USE,
            "no digitalSignature",
            "digitalSignature",
            server().keyUsage(KeyUsage.keyEncipherment).by(ROOT)),
        refused(
            Reason.WRONG_USE,
            "an authority as a peer",
            "of an authority",
            Draft.authority("a.example").dns("a.example").by(ROOT)),
        refused(
            Reason.WRONG_USE,
            "a peer that may sign certificates",
            "of an authority",
            server().keyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign).by(ROOT)),
        refused(
            Reason.MALFORMED, "X.509 v1", "v1, not v3", Draft.bare("a.example").versionOneBy(ROOT)),
        refused(
            Reason.MALFORMED,
            "unknown critical extension",
            "critical",
            server().with(UNKNOWN, true, NULL).by(ROOT)),
        refused(
            Reason.MALFORMED,
            "unknown critical extension in an intermediate",
            "critical",
            server().by(critical),
            critical),
        refused(
            Reason.WEAK,
            "RSA of 1024 bits",
            "RSA of 1024 bits",
            server().publicKey(Keys.fakeRsa(1024, F4)).by(ROOT)),
        refused(
            Reason.WEAK,
            "RSA of 2047 bits",
            "RSA of 2047 bits",
            server().publicKey(Keys.fakeRsa(2047, F4)).by(ROOT)),
        refused(
            Reason.WEAK,
            "RSA of 16384 bits",
            "RSA of 16384 bits",
            server().publicKey(Keys.fakeRsa(16384, F4)).by(ROOT)),
        refused(
            Reason.WEAK,
            "an authority with RSA of 1024 bits",
            "RSA of 1024 bits",
            server().signedWith("SHA256withRSA").by(smallRsa),
            smallRsa),
        refused(
            Reason.WEAK,
            "RSA with an exponent of 33 bits",
            "exponent",
            server()
                .publicKey(Keys.fakeRsa(2048, BigInteger.ONE.shiftLeft(32).add(BigInteger.ONE)))
                .by(ROOT)),
        refused(
            Reason.WEAK,
            "SHA-1 with RSA",
            "SHA1withRSA",
            server().signedWith("SHA1withRSA").by(rsa),
            rsa),
        refused(
            Reason.WEAK,
            "SHA-1 with ECDSA",
            "SHA1withECDSA",
            server().signedWith("SHA1withECDSA").by(ROOT)),
        refused(
            Reason.WEAK,
            "MD5 with RSA",
            "MD5withRSA",
            server().signedWith("MD5withRSA").by(rsa),
            rsa),
        refused(
            Reason.WEAK,
            "SHA-224 with RSA",
            "SHA224withRSA",
            server().signedWith("SHA224withRSA").by(rsa),
            rsa),
        refused(
            Reason.WEAK,
            "RSA-PSS with SHA-1",
            "RSASSA-PSS",
            server().signedWith("SHA1withRSAandMGF1").by(rsa),
            rsa),
        refused(
            Reason.WEAK, "Ed448", "not accepted", server().signedWith("Ed448").by(ed448), ed448),
        refused(
            Reason.WEAK,
            "a key of Ed448",
            "Ed448, not Ed25519",
            server().keys(Keys.named("Ed448")).by(ROOT)),
        refused(Reason.WEAK, "a key of DSA", "DSA", server().keys(Keys.dsa()).by(ROOT)),
        refused(Reason.WEAK, "DSA", "DSA", server().signedWith("SHA256withDSA").by(dsa), dsa),
        refused(
            Reason.WEAK,
            "an X25519 key",
            "X25519",
            server().publicKey(Keys.named("X25519").getPublic()).by(ROOT)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void accepted(String what, List<Issued> chain) throws UntrustedPeer {
    assertThat(verifier(ROOT).verify(presented(chain)).endEntity())
        .as(what)
        .isEqualTo(chain.getFirst().certificate());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource
  void refused(Reason reason, String what, String words, List<Issued> chain) {
    assertThatExceptionOfType(UntrustedPeer.class)
        .as(what)
        .isThrownBy(() -> verifier(ROOT).verify(presented(chain)))
        .withMessageContaining(words)
        .extracting(UntrustedPeer::reason)
        .isEqualTo(reason);
  }

  private static CertificatePolicies policies(int count) {
    return new CertificatePolicies(
        IntStream.range(0, count)
            .mapToObj(i -> new PolicyInformation(UNKNOWN.branch(Integer.toString(i))))
            .toArray(PolicyInformation[]::new));
  }
}
