package org.handfast.protocol.extension;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The signature algorithms a peer verifies in a CertificateVerify, best first, RFC 9846 4.3.3;
/// also in certificates, unless `signature_algorithms_cert` is there.
///
/// ```tls
/// uint16 SignatureScheme;
///
/// struct {
///     SignatureScheme supported_signature_algorithms<2..2^16-2>;
/// } SignatureSchemeList;
/// ```
public record SignatureAlgorithms(List<SignatureScheme> schemes) implements Extension {

  /// Copies the list.
  public SignatureAlgorithms {
    schemes = List.copyOf(schemes);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SIGNATURE_ALGORITHMS;
  }

  static SignatureAlgorithms read(WireReader in) throws DecodeException {
    List<SignatureScheme> schemes = new ArrayList<>();
    try (var _ = in.vector(2, 0xFFFE)) {
      while (in.hasRemaining()) {
        schemes.add(new SignatureScheme(in.u16()));
      }
    }
    return new SignatureAlgorithms(schemes);
  }

  @Override
  public void write(WireWriter out) {
    try (var _ = out.vector(2, 0xFFFE)) {
      for (int i = 0; i < schemes.size(); i++) {
        out.u16(schemes.get(i).code());
      }
    }
  }
}
