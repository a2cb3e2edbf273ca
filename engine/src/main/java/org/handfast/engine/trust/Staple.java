package org.handfast.engine.trust;

import java.util.List;
import org.handfast.protocol.wire.Bytes;

/// What is presented beside one certificate (RFC 9846 4.5.1.1).
///
/// @param ocspResponse DER of an OCSP response (RFC 6960 4.2.1); empty for none
/// @param timestamps signed certificate timestamps (RFC 6962 3.2), one of each log; empty for none
public record Staple(Bytes ocspResponse, List<Bytes> timestamps) {
  /// Nothing beside the certificate.
  public static final Staple NONE = new Staple(Bytes.EMPTY, List.of());

  public Staple {
    timestamps = List.copyOf(timestamps);
  }

  /// An OCSP response alone.
  public static Staple of(Bytes ocspResponse) {
    return new Staple(ocspResponse, List.of());
  }
}
