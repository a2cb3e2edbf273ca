package org.handfast.pki;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.handfast.protocol.wire.Bytes;

/// An extension of a certificate that the JDK hands out as bytes only.
final class Extension {
  private Extension() {}

  /// The content of the extension with this identifier; empty if it is not there.
  static Optional<Bytes> in(X509Certificate certificate, String identifier) {
    byte[] wrapped = certificate.getExtensionValue(identifier);
    return wrapped == null
        ? Optional.empty()
        : Der.reader(Bytes.owning(wrapped)).next(Der.OCTET_STRING);
  }
}
