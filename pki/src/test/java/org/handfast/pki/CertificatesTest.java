package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

final class CertificatesTest {
  private static final Issued ROOT = Draft.authority("root").selfSigned();
  private static final Bytes DER = Certificates.encoded(ROOT.certificate());

  @Test
  void derIsACertificate() throws UntrustedPeer {
    assertThat(Certificates.parse(DER)).isEqualTo(ROOT.certificate());
    assertThat(Certificates.parse(List.of(DER, DER))).hasSize(2);
  }

  /// The JDK remembers: a second handshake costs no second parse.
  @Test
  void theSameBytesAreTheSameObject() throws UntrustedPeer {
    assertThat(Certificates.parse(DER)).isSameAs(Certificates.parse(DER));
  }

  @Test
  void anythingElseIsNot() {
    String base64 = Base64.getMimeEncoder().encodeToString(DER.toArray());
    String pem = "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    assertMalformed(Bytes.EMPTY);
    assertMalformed(Bytes.of((byte) 0x30));
    assertMalformed(Bytes.fromHex("3000"));
    assertMalformed(Bytes.owning(pem.getBytes(StandardCharsets.US_ASCII)));
    assertMalformed(DER.slice(0, DER.length() - 1));
    assertMalformed(Bytes.concat(DER, Bytes.of((byte) 0)));
    assertMalformed(Bytes.concat(DER, DER));
    assertMalformed(Bytes.concat(Bytes.fromHex("3080"), DER.slice(4), Bytes.fromHex("0000")));
    assertMalformed(Bytes.concat(Bytes.fromHex("308300"), DER.slice(2)));
  }

  /// Any byte, set to anything: never a raw exception.
  @Test
  void noDamageEscapesAsARawException() {
    for (int i = 0; i < DER.length(); i++) {
      for (int value : new int[] {0x00, 0x30, 0x7f, 0x80, 0xff}) {
        byte[] damaged = DER.toArray();
        damaged[i] = (byte) value;
        try {
          Certificates.parse(Bytes.owning(damaged));
        } catch (UntrustedPeer refusal) {
          assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED);
        }
      }
    }
  }

  /// CVE-2020-0601 and CVE-2022-0778: a curve comes by name or not at all.
  @Test
  void aCurveWithItsParametersSpelledOutIsRefused() {
    var curve = ECNamedCurveTable.getByName("secp256r1");
    byte[] spki = Keys.p256().getPublic().getEncoded();
    byte[] point = Arrays.copyOfRange(spki, spki.length - 65, spki.length);
    var explicit =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), point);
    assertMalformed(Draft.bare("explicit").publicKey(explicit).encodedBy(ROOT));
  }

  private static void assertMalformed(Bytes der) {
    assertThatExceptionOfType(UntrustedPeer.class)
        .isThrownBy(() -> Certificates.parse(der))
        .extracting(UntrustedPeer::reason)
        .isEqualTo(Reason.MALFORMED);
  }
}
