package org.handfast.conformance;

import org.handfast.protocol.registry.CipherSuite;

/// A cipher suite of TLS 1.2, taken apart by its name (RFC 5246 A.5): a second opinion beside the
/// engine's table.
record Suite12(CipherSuite code) {

  enum Kind {
    GCM,
    CHACHA20,
    CBC,
    NULL
  }

  boolean isEphemeral() {
    return name().startsWith("TLS_ECDHE_");
  }

  boolean isEcdsa() {
    return name().contains("_ECDSA_");
  }

  Kind kind() {
    if (name().contains("CHACHA20")) {
      return Kind.CHACHA20;
    }
    if (name().contains("_GCM_")) {
      return Kind.GCM;
    }
    return name().contains("_CBC_") ? Kind.CBC : Kind.NULL;
  }

  int keyLength() {
    if (kind() == Kind.NULL) {
      return 0;
    }
    return name().contains("_128_") ? 16 : 32;
  }

  int ivLength() {
    return switch (kind()) {
      case GCM -> 4;
      case CHACHA20 -> 12;
      case CBC, NULL -> 0;
    };
  }

  /// The HMAC of its records, as the JDK calls it; an AEAD has none.
  String mac() {
    if (name().endsWith("_SHA")) {
      return "HmacSHA1";
    }
    return name().endsWith("_SHA384") ? "HmacSHA384" : "HmacSHA256";
  }

  int macLength() {
    if (kind() == Kind.GCM || kind() == Kind.CHACHA20) {
      return 0;
    }
    return switch (mac()) {
      case "HmacSHA1" -> 20;
      case "HmacSHA256" -> 32;
      default -> 48;
    };
  }

  /// The hash of its pseudorandom function and its transcript.
  String hash() {
    return name().endsWith("_SHA384") ? "SHA-384" : "SHA-256";
  }

  /// Who proves to be the server by it.
  Identity identity() {
    if (!isEphemeral()) {
      return Identity.KEY_TRANSPORT;
    }
    return isEcdsa() ? Identity.SERVER : Identity.RSA;
  }

  private String name() {
    return code.toString();
  }
}
