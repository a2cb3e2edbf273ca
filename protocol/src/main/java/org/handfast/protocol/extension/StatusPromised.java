package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.WireWriter;

/// The server may send a CertificateStatus of TLS 1.2 after its Certificate, RFC 6066 8.
///
/// ```tls
/// struct {} StatusPromised;
/// ```
public record StatusPromised() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.STATUS_REQUEST;
  }

  @Override
  public void write(WireWriter out) {}
}
