package org.handfast.lab.tls.fields;

import java.util.List;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// Handshake messages and alerts, of both versions.
final class MessageFields {
  private static final int RANDOM = 32;

  private MessageFields() {}

  /// RFC 9846 6, RFC 5246 7.2.
  static void alert(Pen pen) {
    pen.number("level", 1, level -> level == 1 ? "warning" : level == 2 ? "fatal" : "unknown");
    pen.number("description", 1, code -> new AlertDescription(code) + " [RFC 9846 6]");
  }

  /// Messages, one behind the other: `type u8 | length u24 | body`.
  static void messages(Pen pen, Speech speech) {
    while (pen.left() > 0) {
      HandshakeType type = new HandshakeType(pen.next());
      pen.group(MessageNames.of(type), MessageNames.meaning(type), () -> message(pen, speech));
    }
  }

  private static void message(Pen pen, Speech speech) {
    HandshakeType type =
        new HandshakeType(pen.number("message type", 1, code -> new HandshakeType(code) + ""));
    int length = pen.count("message", 3);
    pen.within(length, () -> body(type, pen, speech));
  }

  private static void body(HandshakeType type, Pen pen, Speech speech) {
    if (type.equals(HandshakeType.CLIENT_HELLO)) {
      clientHello(pen);
    } else if (type.equals(HandshakeType.SERVER_HELLO)) {
      serverHello(pen);
    } else if (type.equals(HandshakeType.CERTIFICATE)) {
      CertificateFields.certificate(pen, speech);
    } else if (type.equals(HandshakeType.CERTIFICATE_VERIFY)) {
      signature(pen, "of all messages so far [RFC 9846 4.5.2]");
    } else if (type.equals(HandshakeType.SERVER_KEY_EXCHANGE)) {
      serverKeyExchange(pen);
    } else if (type.equals(HandshakeType.CLIENT_KEY_EXCHANGE)) {
      clientKeyExchange(pen, speech);
    } else if (type.equals(HandshakeType.FINISHED)) {
      finished(pen, speech);
    } else if (type.equals(HandshakeType.NEW_SESSION_TICKET)) {
      newSessionTicket(pen, speech);
    } else if (type.equals(HandshakeType.ENCRYPTED_EXTENSIONS)) {
      ExtensionFields.block(pen, type);
    } else {
      pen.take("body", pen.left(), "");
    }
  }

  /// RFC 9846 4.2.2, RFC 5246 7.4.1.2.
  private static void clientHello(Pen pen) {
    version(pen);
    pen.take("client_random", RANDOM, "Bob's nonce: 32 bytes, new for each session");
    pen.vector("session id", 1, _ -> "means nothing: for those on the way who expect TLS 1.2");
    pen.group(
        "cipher_suites",
        "what Bob offers, the preferred one first",
        () -> {
          int length = pen.count("cipher_suites", 2);
          pen.within(length, () -> suites(pen));
        });
    pen.vector("compression methods", 1, _ -> "none: compressing would give lengths away");
    ExtensionFields.block(pen, HandshakeType.CLIENT_HELLO);
  }

  private static void suites(Pen pen) {
    while (pen.left() > 0) {
      pen.number("cipher suite", 2, code -> new CipherSuite(code).toString());
    }
  }

  /// RFC 9846 4.2.3, RFC 5246 7.4.1.3.
  private static void serverHello(Pen pen) {
    version(pen);
    pen.take("server_random", RANDOM, MessageFields::serverRandom);
    pen.vector("session id", 1, _ -> "as Bob has sent it");
    pen.number("cipher_suite", 2, code -> new CipherSuite(code) + ": Alice's pick");
    pen.number("compression method", 1, _ -> "none");
    ExtensionFields.block(pen, HandshakeType.SERVER_HELLO);
  }

  private static String serverRandom(Bytes random) {
    String nonce = "Alice's nonce: 32 bytes, new for each session";
    boolean warns =
        random.length() == RANDOM && random.slice(24).toHex().startsWith("444f574e475244");
    return warns
        ? nonce + "; its end says DOWNGRD: Alice can do better than this [RFC 9846 4.2.3]"
        : nonce;
  }

  private static void version(Pen pen) {
    pen.number(
        "legacy_version",
        2,
        code -> new ProtocolVersion(code) + ", unless supported_versions says another one");
  }

  /// RFC 8422 5.4.
  private static void serverKeyExchange(Pen pen) {
    pen.number("curve type", 1, code -> code == 3 ? "a named curve" : "unknown");
    pen.number("named curve", 2, code -> new NamedGroup(code).toString());
    pen.vector("Alice's share", 1, _ -> "her public key for this session alone [RFC 8422 5.4]");
    signature(pen, "of both nonces and the share [RFC 5246 7.4.3]");
  }

  private static void signature(Pen pen, String meaning) {
    pen.number("signature scheme", 2, code -> new SignatureScheme(code).toString());
    pen.vector("signature", 2, _ -> meaning);
  }

  private static void clientKeyExchange(Pen pen, Speech speech) {
    if (speech == Speech.TLS_1_2_TRANSPORT) {
      int length = pen.count("encrypted pre-master secret", 2);
      pen.take(
          "encrypted pre-master secret",
          length,
          "for whoever has the key of Alice's certificate [RFC 5246 7.4.7.1]",
          "RSA-PKCS1(Alice's public key, pre-master secret)",
          List.of("pre-master secret"));
    } else {
      pen.vector("Bob's share", 1, _ -> "his public key for this session alone [RFC 8422 5.7]");
    }
  }

  private static void finished(Pen pen, Speech speech) {
    if (speech == Speech.TLS_1_3) {
      pen.take(
          "verify_data",
          pen.left(),
          "a MAC over all messages so far [RFC 9846 4.5.3]",
          "HMAC-SHA-256(finished_key, SHA-256(messages so far))",
          List.of());
    } else {
      pen.take(
          "verify_data",
          pen.left(),
          "a MAC over all messages so far [RFC 5246 7.4.9]",
          "PRF(master secret, \"client finished\" or \"server finished\", SHA-256(messages so"
              + " far))",
          List.of("master secret"));
    }
  }

  private static void newSessionTicket(Pen pen, Speech speech) {
    pen.number("ticket_lifetime", 4, seconds -> seconds + " seconds");
    if (speech == Speech.TLS_1_3) {
      pen.take("ticket_age_add", 4, "is added to the ticket's age, to hide it");
      pen.vector("ticket_nonce", 1, _ -> "makes another key for each ticket");
    }
    pen.vector("ticket", 2, _ -> "the label of the pre-shared key, sealed by Alice for herself");
    if (speech == Speech.TLS_1_3) {
      ExtensionFields.block(pen, HandshakeType.NEW_SESSION_TICKET);
    }
  }
}
