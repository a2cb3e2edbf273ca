package org.handfast.jca;

import java.security.ProviderException;
import java.util.Arrays;
import java.util.HexFormat;
import org.handfast.protocol.wire.Bytes;

/// A kind of public key whose X.509 SubjectPublicKeyInfo always begins alike and has always the
/// same length: what follows the prefix is the key as TLS and the key's own standard write it. An
/// elliptic curve is here by its name, and in uncompressed form: explicit parameters match nothing.
enum Spki {
  X25519("302a300506032b656e032100", 32),
  X448("3042300506032b656f033900", 56),
  SECP256R1("3059301306072a8648ce3d020106082a8648ce3d030107034200", 65),
  SECP384R1("3076301006072a8648ce3d020106052b81040022036200", 97),
  SECP521R1("30819b301006072a8648ce3d020106052b8104002303818600", 133),
  ED25519("302a300506032b6570032100", 32),
  ML_KEM_512("30820332300b06096086480165030404010382032100", 800),
  ML_KEM_768("308204b2300b0609608648016503040402038204a100", 1184),
  ML_KEM_1024("30820632300b06096086480165030404030382062100", 1568),
  ML_DSA_44("30820532300b06096086480165030403110382052100", 1312),
  ML_DSA_65("308207b2300b0609608648016503040312038207a100", 1952),
  ML_DSA_87("30820a32300b060960864801650304031303820a2100", 2592);

  private final byte[] prefix;
  private final int keyLength;

  Spki(String prefix, int keyLength) {
    this.prefix = HexFormat.of().parseHex(prefix);
    this.keyLength = keyLength;
  }

  /// The length of the key without its prefix.
  int keyLength() {
    return keyLength;
  }

  boolean matches(byte[] encoded) {
    return encoded.length == prefix.length + keyLength
        && Arrays.mismatch(encoded, 0, prefix.length, prefix, 0, prefix.length) < 0;
  }

  byte[] wrap(Bytes key) {
    byte[] encoded = Arrays.copyOf(prefix, prefix.length + key.length());
    key.copyTo(encoded, prefix.length);
    return encoded;
  }

  /// @throws ProviderException if a provider made a key of another kind than it was asked for
  Bytes unwrap(byte[] encoded) {
    if (!matches(encoded)) {
      throw new ProviderException("a key that is not encoded as " + this);
    }
    return Bytes.owning(encoded).slice(prefix.length);
  }
}
