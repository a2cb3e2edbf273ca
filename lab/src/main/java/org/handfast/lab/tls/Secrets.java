package org.handfast.lab.tls;

import org.handfast.protocol.wire.Bytes;

/// Derives secrets of TLS 1.3 and writes each of them down with its formula (RFC 9846 7.1, 7.3).
///
/// @param notes where they are written down
record Secrets(Notes notes) {
  private static final int IV_LENGTH = 12;

  /// `HKDF-Extract(0, PSK)`, with zeros where there is none.
  Bytes early(Bytes key) {
    Bytes secret = Hkdf.extract(Hkdf.ZEROS, key);
    if (key.equals(Hkdf.ZEROS)) {
      notes.learns("early_secret", secret, "HKDF-Extract(0, 0): there is no pre-shared key");
    } else {
      notes.learns("early_secret", secret, "HKDF-Extract(0, PSK)", "PSK");
    }
    return secret;
  }

  /// The next stage of the figure: what was, and what comes in from the right.
  ///
  /// @param below the name of the secret that it is made of
  /// @param input what comes in, or zeros
  /// @param inputName its name, or `0`
  Bytes extract(String name, Bytes secret, String below, Bytes input, String inputName) {
    Bytes next = Hkdf.extract(Hkdf.salt(secret), input);
    String formula =
        "HKDF-Extract(Derive-Secret(%s, \"derived\", \"\"), %s)".formatted(below, inputName);
    if (inputName.equals("0")) {
      notes.learns(name, next, formula, below);
    } else {
      notes.learns(name, next, formula, below, inputName);
    }
    return next;
  }

  /// `Derive-Secret` over the messages whose hash is given.
  ///
  /// @param from the name of the secret that it is derived from
  /// @param hashName such as `H(ClientHello…ServerHello)`
  Bytes derive(String name, Bytes secret, String from, String label, String hashName, Bytes hash) {
    Bytes derived = Hkdf.derive(secret, label, hash);
    String formula = "HKDF-Expand-Label(%s, \"%s\", %s, 32)".formatted(from, label, hashName);
    notes.learns(name, derived, formula, from, hashName);
    return derived;
  }

  /// The keys of one direction at one stage.
  ///
  /// @param name such as `client_handshake`
  /// @param secretName of the traffic secret
  Opening opening(String name, SuiteParts parts, String secretName, Bytes secret) {
    Bytes key = Hkdf.expandLabel(secret, "key", Bytes.EMPTY, parts.keyLength());
    Bytes iv = Hkdf.expandLabel(secret, "iv", Bytes.EMPTY, IV_LENGTH);
    notes.learns(
        name + "_write_key",
        key,
        "HKDF-Expand-Label(%s, \"key\", \"\", %d)".formatted(secretName, parts.keyLength()),
        secretName);
    notes.learns(
        name + "_write_iv",
        iv,
        "HKDF-Expand-Label(%s, \"iv\", \"\", 12)".formatted(secretName),
        secretName);
    return new Tls13Opening(name, parts.bulk(), key, iv);
  }
}
