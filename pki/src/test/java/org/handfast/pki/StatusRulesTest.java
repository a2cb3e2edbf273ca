package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.Staple;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("RFC 9846 4.5.1.1, RFC 6960 3.2: a stapled OCSP response")
final class StatusRulesTest {
  private static final Issued ROOT = Verification.ROOT;
  private static final Issued MIDDLE = Verification.MIDDLE;
  private static final Issued SERVER = Verification.server().by(MIDDLE);
  private static final ASN1ObjectIdentifier TLS_FEATURE =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");
  private static final Instant NOW = Draft.NOW;

  private static OcspDraft draft() {
    return OcspDraft.about(SERVER, MIDDLE);
  }

  private static Draft responder() {
    return Draft.bare("responder")
        .keyUsage(KeyUsage.digitalSignature)
        .use(KeyPurposeId.id_kp_OCSPSigning);
  }

  static List<Bytes> good() {
    return List.of(
        draft().signedByIssuer(),
        draft().signedBy(responder().by(MIDDLE)),
        draft()
            .valid(NOW.plus(Duration.ofMinutes(10)), NOW.plus(Duration.ofDays(1)))
            .signedByIssuer(),
        draft()
            .valid(NOW.minus(Duration.ofDays(1)), NOW.minus(Duration.ofMinutes(10)))
            .signedByIssuer(),
        draft().withoutNextUpdate(NOW.minus(Duration.ofMinutes(10))).signedByIssuer());
  }

  @ParameterizedTest
  @MethodSource("good")
  void aGoodOneIsAccepted(Bytes response) throws UntrustedPeer {
    assertThat(verify(response, SERVER, MIDDLE)).isEqualTo(SERVER.certificate());
  }

  @Test
  void theIssuerMayBeTheAnchor() throws UntrustedPeer {
    Issued direct = Verification.server().by(ROOT);
    Bytes response = OcspDraft.about(direct, ROOT).signedByIssuer();
    assertThat(verify(response, direct)).isEqualTo(direct.certificate());
  }

  @Test
  void aRevokedOneIsRefused() {
    assertRefused(Reason.REVOKED, draft().revoked().signedByIssuer());
  }

  static List<Bytes> bad() {
    Issued elsewhere = Verification.server().by(MIDDLE);
    return List.of(
        // Unknown to its authority.
        draft().unknown().signedByIssuer(),
        // Out of date, and from the future.
        draft()
            .valid(NOW.minus(Duration.ofDays(1)), NOW.minus(Duration.ofMinutes(16)))
            .signedByIssuer(),
        draft()
            .valid(NOW.plus(Duration.ofMinutes(16)), NOW.plus(Duration.ofDays(1)))
            .signedByIssuer(),
        draft().withoutNextUpdate(NOW.minus(Duration.ofMinutes(16))).signedByIssuer(),
        // About another certificate of the issuer, or one of the same number of another issuer.
        OcspDraft.about(elsewhere, MIDDLE).signedByIssuer(),
        draft().issuedBy(ROOT).signedBy(MIDDLE),
        // Signed by somebody who may not: a peer of the same issuer, the issuer's issuer, a
        // responder of somebody else.
        draft().signedBy(elsewhere),
        draft().signedBy(ROOT),
        draft().signedBy(responder().by(ROOT)),
        draft().signedBy(responder().by(Verification.stranger())),
        draft()
            .signedBy(
                responder()
                    .valid(NOW.minus(Duration.ofDays(2)), NOW.minus(Duration.ofDays(1)))
                    .by(MIDDLE)),
        // Not an answer, and no response at all.
        draft().result(OCSPRespBuilder.TRY_LATER).signedByIssuer(),
        draft().result(OCSPRespBuilder.UNAUTHORIZED).signedByIssuer(),
        forged(),
        Bytes.fromHex("3000"),
        Bytes.of((byte) 1),
        // A limit of the JDK's: it knows certificates by SHA-1 only.
        draft().hash(OcspDraft.SHA_256).signedByIssuer());
  }

  // Behind the signature stands the signer's certificate, in two envelopes of four bytes each.
  private static Bytes forged() {
    byte[] response = draft().signedByIssuer().toArray();
    int signer = Certificates.encoded(MIDDLE.certificate()).length() + 8;
    response[response.length - signer - 1] ^= 1;
    return Bytes.owning(response);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadOneIsRefused(Bytes response) {
    assertRefused(Reason.BAD_STATUS, response);
  }

  @Test
  @DisplayName("RFC 7633: a certificate that promises its status is refused without")
  void mustStapleIsHeldTo() throws UntrustedPeer {
    ASN1Encodable five = new DERSequence(new ASN1Integer(5));
    Issued promising = Verification.server().with(TLS_FEATURE, false, five).by(MIDDLE);
    List<Issued> chain = List.of(promising, MIDDLE);
    assertThatExceptionOfType(UntrustedPeer.class)
        .isThrownBy(() -> verify(chain, Bytes.EMPTY, Set.of(Evidence.OCSP_RESPONSE)))
        .extracting(UntrustedPeer::reason)
        .isEqualTo(Reason.BAD_STATUS);
    verify(
        chain, OcspDraft.about(promising, MIDDLE).signedByIssuer(), Set.of(Evidence.OCSP_RESPONSE));
    // Who is not asked cannot answer.
    verify(chain, Bytes.EMPTY, Set.of(Evidence.TIMESTAMPS));
  }

  @Test
  void otherFeaturesPromiseNoStatus() throws UntrustedPeer {
    ASN1Encodable seventeen = new DERSequence(new ASN1Integer(17));
    Issued other = Verification.server().with(TLS_FEATURE, false, seventeen).by(MIDDLE);
    verify(List.of(other, MIDDLE), Bytes.EMPTY, Set.of(Evidence.OCSP_RESPONSE));

    ASN1Encodable unreadable = new DEROctetString(new byte[0]);
    Issued strange = Verification.server().with(TLS_FEATURE, false, unreadable).by(MIDDLE);
    assertThatExceptionOfType(UntrustedPeer.class)
        .isThrownBy(
            () -> verify(List.of(strange, MIDDLE), Bytes.EMPTY, Set.of(Evidence.OCSP_RESPONSE)));
  }

  private static void assertRefused(Reason reason, Bytes response) {
    assertThatExceptionOfType(UntrustedPeer.class)
        .isThrownBy(() -> verify(response, SERVER, MIDDLE))
        .extracting(UntrustedPeer::reason)
        .isEqualTo(reason);
  }

  private static Object verify(Bytes response, Issued... chain) throws UntrustedPeer {
    return verify(List.of(chain), response, Set.of(Evidence.OCSP_RESPONSE));
  }

  private static Object verify(List<Issued> chain, Bytes response, Set<Evidence> asked)
      throws UntrustedPeer {
    List<Staple> staples = new ArrayList<>(Collections.nCopies(chain.size() - 1, Staple.NONE));
    staples.addFirst(Staple.of(response));
    return Verification.verifier(ROOT)
        .verify(
            new PresentedChain(
                Side.SERVER,
                Verification.encoded(chain),
                staples,
                asked,
                Negotiated.nothing(Side.CLIENT)))
        .endEntity();
  }
}
