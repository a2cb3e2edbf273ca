package org.handfast.protocol.extension;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The client would like an OCSP response beside the server's certificate, RFC 6066 8.
///
/// ```tls
/// enum { ocsp(1), (255) } CertificateStatusType;
///
/// opaque ResponderID<1..2^16-1>;
///
/// struct {
///     CertificateStatusType status_type = ocsp;
///     ResponderID responder_id_list<0..2^16-1>;
///     opaque request_extensions<0..2^16-1>;
/// } CertificateStatusRequest;
/// ```
///
/// A request of another type than OCSP is nobody's in TLS 1.3, and is left as it came.
///
/// @param responders DER of those the client trusts; empty means any it can find out by itself
/// @param requestExtensions DER of the extensions of an OCSP request; empty for none
public record StatusRequest(List<Bytes> responders, Bytes requestExtensions) implements Extension {

  static final int OCSP = 1;

  /// Any responder, no extensions: what everybody sends.
  public static final StatusRequest ANY = new StatusRequest(List.of(), Bytes.EMPTY);

  /// Copies the list.
  public StatusRequest {
    responders = List.copyOf(responders);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.STATUS_REQUEST;
  }

  static Extension read(WireReader in) throws DecodeException {
    int statusType = in.u8();
    if (statusType != OCSP) {
      Bytes request = in.rest();
      return new UnknownExtension(
          ExtensionType.STATUS_REQUEST, Bytes.concat(Bytes.of((byte) statusType), request));
    }
    List<Bytes> responders = new ArrayList<>();
    try (var _ = in.vector(0, 0xFFFF)) {
      while (in.hasRemaining()) {
        responders.add(in.opaque(1, 0xFFFF));
      }
    }
    return new StatusRequest(responders, in.opaque(0, 0xFFFF));
  }

  @Override
  public void write(WireWriter out) {
    out.u8(OCSP);
    try (var _ = out.vector(0, 0xFFFF)) {
      for (int i = 0; i < responders.size(); i++) {
        out.opaque(responders.get(i), 1, 0xFFFF);
      }
    }
    out.opaque(requestExtensions, 0, 0xFFFF);
  }
}
