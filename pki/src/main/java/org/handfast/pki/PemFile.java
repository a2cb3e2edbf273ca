package org.handfast.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.pki.PkiException.Problem;
import org.handfast.protocol.wire.Bytes;

/// A PEM file: blocks of base64 between BEGIN and END lines, with anything in between (RFC 7468 2).
record PemFile(Path path, List<PemBlock> blocks) {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  static PemFile read(Path path) throws PkiException {
    byte[] content = content(path);
    if (content.length > 0 && content[0] == Der.SEQUENCE) {
      throw new PkiException(
          Problem.MALFORMED,
          path + " is binary, not PEM; convert it with openssl x509, pkey or pkcs12");
    }
    return new PemFile(path, parse(path, new String(content, StandardCharsets.ISO_8859_1)));
  }

  /// All bytes of a file.
  static byte[] content(Path path) throws PkiException {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException missing) {
      throw new PkiException(Problem.UNREADABLE, "there is no file " + path, missing);
    } catch (IOException failure) {
      throw new PkiException(Problem.UNREADABLE, "cannot read " + path + ": " + failure, failure);
    }
  }

  /// Its certificates, in order.
  ///
  /// @throws PkiException if there is none, or if one of them cannot be parsed
  List<X509Certificate> certificates() throws PkiException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (PemBlock block : select(PemBlock::isCertificate)) {
      try {
        certificates.add(Certificates.parse(Bytes.owning(block.content())));
      } catch (UntrustedPeer failure) {
        throw new PkiException(
            Problem.MALFORMED,
            "certificate " + (certificates.size() + 1) + " in " + path + " cannot be parsed",
            failure);
      }
    }
    if (certificates.isEmpty()) {
      throw new PkiException(
          Problem.NO_CERTIFICATE, "there is no certificate in " + path + ": " + contents());
    }
    return certificates;
  }

  /// The blocks of one kind.
  List<PemBlock> select(Predicate<PemBlock> kind) {
    return blocks.stream().filter(kind).toList();
  }

  /// What it holds, for a message.
  String contents() {
    return blocks.isEmpty()
        ? "it holds no PEM block"
        : "it holds " + String.join(", ", blocks.stream().map(PemBlock::label).toList());
  }

  private static List<PemBlock> parse(Path path, String text) throws PkiException {
    List<PemBlock> blocks = new ArrayList<>();
    StringBuilder base64 = new StringBuilder();
    String label = "";
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith(BEGIN) && line.endsWith(DASHES)) {
        requirePem(label.isEmpty(), path, "BEGIN " + label + " has no END");
        label = line.substring(BEGIN.length(), line.length() - DASHES.length());
      } else if (line.startsWith(END)) {
        requirePem(line.equals(END + label + DASHES), path, Quoted.of(line) + " has no BEGIN");
        blocks.add(block(path, label, base64.toString()));
        label = "";
        base64.setLength(0);
      } else if (!label.isEmpty()) {
        base64.append(line);
      }
    }
    requirePem(label.isEmpty(), path, "BEGIN " + label + " has no END");
    return blocks;
  }

  /// Headers between BEGIN and the base64 are what OpenSSL's old way of encryption leaves there.
  private static PemBlock block(Path path, String label, String base64) throws PkiException {
    if (base64.contains("ENCRYPTED")) {
      return new PemBlock("ENCRYPTED " + label, new byte[0]);
    }
    try {
      return new PemBlock(label, Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException failure) {
      throw new PkiException(
          Problem.MALFORMED, "the " + label + " in " + path + " is not base64", failure);
    }
  }

  private static void requirePem(boolean holds, Path path, String otherwise) throws PkiException {
    if (!holds) {
      throw new PkiException(Problem.MALFORMED, path + " is not well-formed PEM: " + otherwise);
    }
  }
}
