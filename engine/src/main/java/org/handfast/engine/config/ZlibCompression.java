package org.handfast.engine.config;

import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.handfast.protocol.registry.CertificateCompressionAlgorithm;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.WireWriter;

/// Zlib as the JDK has it (RFC 1950).
final class ZlibCompression implements CertificateCompression {
  @Override
  public CertificateCompressionAlgorithm algorithm() {
    return CertificateCompressionAlgorithm.ZLIB;
  }

  @Override
  public Bytes compress(Bytes certificate) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(certificate.toArray());
      deflater.finish();
      WireWriter compressed = new WireWriter(certificate.length());
      byte[] part = new byte[1024];
      while (!deflater.finished()) {
        compressed.bytes(part, 0, deflater.deflate(part));
      }
      return compressed.take();
    } finally {
      deflater.end();
    }
  }

  @Override
  public Bytes decompress(Bytes compressed, int length) throws DecompressionException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed.toArray());
      // One byte of room more shows what is too long, and lets the checksum be read.
      byte[] expanded = new byte[length + 1];
      int size = 0;
      int more;
      do {
        more = inflater.inflate(expanded, size, expanded.length - size);
        size += more;
      } while (more > 0 && size <= length);
      if (size != length || !inflater.finished() || inflater.getRemaining() > 0) {
        throw new DecompressionException("not exactly what was announced");
      }
      return Bytes.copyOf(expanded, 0, size);
    } catch (DataFormatException _) {
      throw new DecompressionException("no zlib");
    } finally {
      inflater.end();
    }
  }
}
