package org.handfast.protocol.extension;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.CertificateCompressionAlgorithm;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// In what forms its sender takes a compressed certificate message, RFC 8879 3. It is an offer in
/// both directions, and nothing answers it.
///
/// ```tls
/// uint16 CertificateCompressionAlgorithm;
///
/// struct {
///     CertificateCompressionAlgorithm algorithms<2..2^8-2>;
/// } CertificateCompressionAlgorithms;
/// ```
public record CertificateCompressionAlgorithms(List<CertificateCompressionAlgorithm> algorithms)
    implements Extension {

  /// Copies the list.
  public CertificateCompressionAlgorithms {
    algorithms = List.copyOf(algorithms);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.COMPRESS_CERTIFICATE;
  }

  static CertificateCompressionAlgorithms read(WireReader in) throws DecodeException {
    List<CertificateCompressionAlgorithm> algorithms = new ArrayList<>();
    try (var _ = in.vector(2, 0xFE)) {
      while (in.hasRemaining()) {
        algorithms.add(new CertificateCompressionAlgorithm(in.u16()));
      }
    }
    return new CertificateCompressionAlgorithms(algorithms);
  }

  @Override
  public void write(WireWriter out) {
    try (var _ = out.vector(2, 0xFE)) {
      for (int i = 0; i < algorithms.size(); i++) {
        out.u16(algorithms.get(i).code());
      }
    }
  }
}
