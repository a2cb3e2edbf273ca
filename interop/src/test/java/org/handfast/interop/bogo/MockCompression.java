package org.handfast.interop.bogo;

import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.config.CertificateCompression;
import org.handfast.engine.config.DecompressionException;
import org.handfast.protocol.registry.CertificateCompressionAlgorithm;
import org.handfast.protocol.wire.Bytes;

/// The three ways of compressing that the tests have made up.
enum MockCompression implements CertificateCompression {
  /// Puts something before the message.
  EXPANDING(0xff02) {
    @Override
    public Bytes compress(Bytes certificate) {
      return Bytes.concat(PREFIX, certificate);
    }

    @Override
    Bytes expand(Bytes compressed) throws DecompressionException {
      if (compressed.length() < PREFIX.length()
          || !compressed.slice(0, PREFIX.length()).equals(PREFIX)) {
        throw new DecompressionException("another beginning");
      }
      return compressed.slice(PREFIX.length());
    }
  },
  /// Leaves out the two zeros that every message begins with.
  SHRINKING(0xff01) {
    @Override
    public Bytes compress(Bytes certificate) {
      return certificate.slice(2);
    }

    @Override
    Bytes expand(Bytes compressed) {
      return Bytes.concat(Bytes.of((byte) 0, (byte) 0), compressed);
    }
  },
  /// Puts a byte before the message that nobody can foretell.
  RANDOM(0xff03) {
    @Override
    public Bytes compress(Bytes certificate) {
      return Bytes.concat(Bytes.of((byte) System.nanoTime()), certificate);
    }

    @Override
    Bytes expand(Bytes compressed) throws DecompressionException {
      if (compressed.isEmpty()) {
        throw new DecompressionException("nothing");
      }
      return compressed.slice(1);
    }
  };

  private static final Bytes PREFIX = Bytes.of((byte) 1, (byte) 2, (byte) 3, (byte) 4);

  private final int code;

  MockCompression(int code) {
    this.code = code;
  }

  /// Those that a test has installed.
  static CertificateCompression[] of(Section flags) {
    List<Integer> wanted = flags.numbers("-install-one-cert-compression-alg");
    return Stream.of(values())
        .filter(each -> flags.has("-install-cert-compression-algs") || wanted.contains(each.code))
        .toArray(CertificateCompression[]::new);
  }

  @Override
  public CertificateCompressionAlgorithm algorithm() {
    return new CertificateCompressionAlgorithm(code);
  }

  @Override
  public Bytes decompress(Bytes compressed, int length) throws DecompressionException {
    Bytes expanded = expand(compressed);
    if (expanded.length() != length) {
      throw new DecompressionException("another length");
    }
    return expanded;
  }

  abstract Bytes expand(Bytes compressed) throws DecompressionException;
}
