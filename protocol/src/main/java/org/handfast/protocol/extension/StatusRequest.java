package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The client would like a status beside the server's certificate, RFC 6066 8.
///
/// ```tls
/// uint8 CertificateStatusType;
///
/// struct {
///     CertificateStatusType status_type;
///     opaque request[extension_data.rest];
/// } CertificateStatusRequest;
/// ```
///
/// @param statusType what kind of status; 1 is an OCSP response, and no other is defined for TLS
///   1.3
/// @param request for OCSP, the responders that the client trusts and the extensions of a request;
///   left as it is, since a server has the response it has
public record StatusRequest(int statusType, Bytes request) implements Extension {

  static final int OCSP = 1;

  /// An OCSP response, from any responder, without extensions: what everybody asks for.
  public static final StatusRequest ANY = new StatusRequest(OCSP, Bytes.fromHex("0000 0000"));

  /// Whether the status is to be an OCSP response.
  public boolean isForOcsp() {
    return statusType == OCSP;
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.STATUS_REQUEST;
  }

  static StatusRequest read(WireReader in) throws DecodeException {
    int statusType = in.u8();
    return new StatusRequest(statusType, in.rest());
  }

  @Override
  public void write(WireWriter out) {
    out.u8(statusType);
    out.bytes(request);
  }
}
