package org.handfast.lab.tls.fields;

/// How messages are to be understood, as far as the two have agreed on it by now.
public enum Speech {
  /// Not known yet, or TLS 1.3.
  TLS_1_3,
  /// TLS 1.2 with a secret under the server's RSA key.
  TLS_1_2_TRANSPORT,
  /// TLS 1.2 with a key exchange that the server signs.
  TLS_1_2_EPHEMERAL;

  String changeCipherSpec() {
    return this == TLS_1_3
        ? "means nothing: for those on the way who expect TLS 1.2 [RFC 9846 E.4]"
        : "what follows from this side is protected [RFC 5246 7.1]";
  }
}
