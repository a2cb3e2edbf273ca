package org.handfast.pki;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Map;
import org.handfast.pki.PkiException.Problem;
import org.handfast.protocol.wire.Bytes;

/// Private keys in PEM: PKCS#8 (RFC 5958), and the older forms of RSA (RFC 8017 A.1.2) and EC (RFC
/// 5915), which are put into a PKCS#8 envelope since that is what the JDK reads.
final class PrivateKeys {
  private static final Bytes RSA = Bytes.fromHex("2a864886f70d010101");
  private static final Bytes EC = Bytes.fromHex("2a8648ce3d0201");
  private static final int EC_PARAMETERS = 0xa0;

  /// Key factories of the JDK by algorithm identifier.
  private static final Map<Bytes, String> FACTORIES =
      Map.of(
          RSA,
          "RSA",
          Bytes.fromHex("2a864886f70d01010a"),
          "RSASSA-PSS",
          EC,
          "EC",
          Bytes.fromHex("2b6570"),
          "Ed25519",
          Bytes.fromHex("2b6571"),
          "Ed448",
          Bytes.fromHex("608648016503040311"),
          "ML-DSA-44",
          Bytes.fromHex("608648016503040312"),
          "ML-DSA-65",
          Bytes.fromHex("608648016503040313"),
          "ML-DSA-87");

  private static final Bytes VERSION_0 = Der.element(Der.INTEGER, Bytes.of((byte) 0));

  private PrivateKeys() {}

  /// The key in a block.
  ///
  /// @param source the file, for messages
  static PrivateKey decode(PemBlock block, Path source) throws PkiException {
    Bytes content = Bytes.owning(block.content());
    return switch (block.label()) {
      case "PRIVATE KEY" -> pkcs8(content, source);
      case "RSA PRIVATE KEY" ->
          pkcs8(
              enveloped(content, Der.element(Der.OBJECT_IDENTIFIER, RSA), Der.element(Der.NULL)),
              source);
      case "EC PRIVATE KEY" ->
          pkcs8(
              enveloped(content, Der.element(Der.OBJECT_IDENTIFIER, EC), curve(content, source)),
              source);
      default -> throw unsupported(block.label(), source);
    };
  }

  private static PrivateKey pkcs8(Bytes encoded, Path source) throws PkiException {
    String factory = FACTORIES.get(algorithm(encoded, source));
    if (factory == null) {
      throw new PkiException(
          Problem.UNSUPPORTED_KEY,
          "the private key in " + source + " is neither RSA, EC, EdDSA nor ML-DSA");
    }
    try {
      return KeyFactory.getInstance(factory)
          .generatePrivate(new PKCS8EncodedKeySpec(encoded.toArray()));
    } catch (GeneralSecurityException failure) {
      throw new PkiException(
          Problem.UNSUPPORTED_KEY,
          "this JDK cannot read the " + factory + " key in " + source + ": " + failure.getMessage(),
          failure);
    }
  }

  /// RFC 5958 2: version, algorithm identifier, key.
  private static Bytes algorithm(Bytes encoded, Path source) throws PkiException {
    Der info = inside(encoded, source);
    skip(info, Der.INTEGER, source);
    Bytes algorithm = info.next(Der.SEQUENCE).orElseThrow(() -> malformed(source));
    return Der.reader(algorithm).next(Der.OBJECT_IDENTIFIER).orElseThrow(() -> malformed(source));
  }

  private static Bytes enveloped(Bytes key, Bytes algorithm, Bytes parameters) {
    return Der.element(
        Der.SEQUENCE,
        VERSION_0,
        Der.element(Der.SEQUENCE, algorithm, parameters),
        Der.element(Der.OCTET_STRING, key));
  }

  /// RFC 5915 3: version, key, the curve, and more.
  private static Bytes curve(Bytes encoded, Path source) throws PkiException {
    Der key = inside(encoded, source);
    skip(key, Der.INTEGER, source);
    skip(key, Der.OCTET_STRING, source);
    return key.next(EC_PARAMETERS)
        .flatMap(parameters -> Der.reader(parameters).next(Der.OBJECT_IDENTIFIER))
        .map(curve -> Der.element(Der.OBJECT_IDENTIFIER, curve))
        .orElseThrow(
            () ->
                new PkiException(
                    Problem.UNSUPPORTED_KEY,
                    "the EC key in " + source + " does not name its curve"));
  }

  private static Der inside(Bytes encoded, Path source) throws PkiException {
    if (!Der.isOneSequence(encoded)) {
      throw malformed(source);
    }
    return Der.reader(Der.reader(encoded).next(Der.SEQUENCE).orElseThrow());
  }

  private static void skip(Der in, int tag, Path source) throws PkiException {
    if (in.next(tag).isEmpty()) {
      throw malformed(source);
    }
  }

  private static PkiException malformed(Path source) {
    return new PkiException(
        Problem.MALFORMED, "the private key in " + source + " is not well-formed DER");
  }

  private static PkiException unsupported(String label, Path source) {
    return label.startsWith("ENCRYPTED")
        ? new PkiException(
            Problem.ENCRYPTED_KEY,
            "the private key in "
                + source
                + " is encrypted; decrypt it with openssl pkey -in FILE -out NEW, or use PKCS#12")
        : new PkiException(
            Problem.UNSUPPORTED_KEY,
            "a " + label + ", which " + source + " holds, is not supported; convert it to PKCS#8");
  }
}
