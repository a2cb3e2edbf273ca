package org.handfast.protocol.extension;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// Signed certificate timestamps of the certificate that they stand beside, each from one log, RFC
/// 6962 3.3.
///
/// ```tls
/// opaque SerializedSCT<1..2^16-1>;
///
/// struct {
///     SerializedSCT sct_list<1..2^16-1>;
/// } SignedCertificateTimestampList;
/// ```
public record SignedTimestamps(List<Bytes> timestamps) implements Extension {

  /// Copies the list.
  public SignedTimestamps {
    timestamps = List.copyOf(timestamps);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP;
  }

  static SignedTimestamps read(WireReader in) throws DecodeException {
    List<Bytes> timestamps = new ArrayList<>();
    try (var _ = in.vector(1, 0xFFFF)) {
      while (in.hasRemaining()) {
        timestamps.add(in.opaque(1, 0xFFFF));
      }
    }
    return new SignedTimestamps(timestamps);
  }

  @Override
  public void write(WireWriter out) {
    try (var _ = out.vector(1, 0xFFFF)) {
      for (int i = 0; i < timestamps.size(); i++) {
        out.opaque(timestamps.get(i), 1, 0xFFFF);
      }
    }
  }
}
