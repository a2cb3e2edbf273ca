package org.handfast.pki;

import java.security.cert.X509Certificate;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.protocol.registry.CipherSuite;

/// What the end entity's key does in a handshake, and the bit of its key usage that allows it (RFC
/// 5280 4.2.1.3). A certificate without a key usage allows both.
enum KeyUse {
  /// Signs, as in every handshake but one kind (RFC 9846 4.5.1.2).
  SIGNING(0, "may not sign handshakes: its key usage lacks digitalSignature (RFC 9846 4.5.1.2)"),

  /// Decrypts premaster secrets (RFC 5246 7.4.2).
  KEY_TRANSPORT(
      2, "may not decrypt premaster secrets: its key usage lacks keyEncipherment (RFC 5246 7.4.2)");

  private final int bit;
  private final String objection;

  KeyUse(int bit, String objection) {
    this.bit = bit;
    this.objection = objection;
  }

  /// What the key of `presenter` has to do under the suite that was agreed on. A client never does
  /// anything but sign.
  static KeyUse of(Side presenter, Negotiated negotiated) {
    boolean transport =
        presenter == Side.SERVER
            && negotiated.suite().filter(CipherSuite::isKeyTransport).isPresent();
    return transport ? KEY_TRANSPORT : SIGNING;
  }

  /// Whether the certificate leaves the key this use.
  boolean isAllowedBy(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return usage == null || usage[bit];
  }

  /// @throws UntrustedPeer with `WRONG_USE` if the certificate rules this use out
  void check(X509Certificate certificate) throws UntrustedPeer {
    if (!isAllowedBy(certificate)) {
      throw new UntrustedPeer(UntrustedPeer.Reason.WRONG_USE, words(certificate));
    }
  }

  /// What is wrong with a certificate that rules this use out.
  String words(X509Certificate certificate) {
    return Certificates.name(certificate) + " " + objection;
  }
}
