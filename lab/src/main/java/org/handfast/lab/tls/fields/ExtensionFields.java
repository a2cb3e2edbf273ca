package org.handfast.lab.tls.fields;

import java.util.List;
import java.util.function.IntFunction;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.registry.SignatureScheme;

/// The extensions of a message (RFC 9846 4.3): `type u16 | length u16 | what the type says`.
final class ExtensionFields {
  private ExtensionFields() {}

  /// The block at the end of `carrier`, if it has one.
  static void block(Pen pen, HandshakeType carrier) {
    if (pen.left() == 0) {
      return;
    }
    pen.group(
        "extensions",
        "each a type, a length and what the type says [RFC 9846 4.3]",
        () -> {
          int length = pen.count("extensions", 2);
          pen.within(length, () -> all(pen, carrier));
        });
  }

  private static void all(Pen pen, HandshakeType carrier) {
    while (pen.left() > 0) {
      ExtensionType type = new ExtensionType(value(pen));
      pen.group(type.toString(), ExtensionWords.of(type), () -> one(pen, type, carrier));
    }
  }

  private static int value(Pen pen) {
    return pen.left() < 2 ? pen.next() : pen.ahead(2).at(0) << 8 | pen.ahead(2).at(1);
  }

  private static void one(Pen pen, ExtensionType type, HandshakeType carrier) {
    pen.number("extension type", 2, code -> new ExtensionType(code).toString());
    int length = pen.count("extension", 2);
    boolean isOffered = carrier.equals(HandshakeType.CLIENT_HELLO);
    pen.within(length, () -> body(pen, type, isOffered));
  }

  private static void body(Pen pen, ExtensionType type, boolean isOffered) {
    if (type.equals(ExtensionType.SERVER_NAME) && isOffered) {
      serverName(pen);
    } else if (type.equals(ExtensionType.SUPPORTED_VERSIONS)) {
      versions(pen, isOffered);
    } else if (type.equals(ExtensionType.SUPPORTED_GROUPS)) {
      int length = pen.count("groups", 2);
      pen.within(length, () -> codes(pen, "group", code -> new NamedGroup(code).toString()));
    } else if (type.equals(ExtensionType.SIGNATURE_ALGORITHMS)
        || type.equals(ExtensionType.SIGNATURE_ALGORITHMS_CERT)) {
      int length = pen.count("schemes", 2);
      pen.within(length, () -> codes(pen, "scheme", code -> new SignatureScheme(code).toString()));
    } else if (type.equals(ExtensionType.KEY_SHARE)) {
      shares(pen, isOffered);
    } else if (type.equals(ExtensionType.PSK_KEY_EXCHANGE_MODES)) {
      modes(pen);
    } else if (type.equals(ExtensionType.PRE_SHARED_KEY)) {
      preSharedKey(pen, isOffered);
    } else if (type.equals(ExtensionType.EARLY_DATA) && pen.left() == 4) {
      pen.number("max_early_data_size", 4, count -> count + " bytes");
    } else if (type.equals(ExtensionType.RECORD_SIZE_LIMIT)) {
      pen.number("record_size_limit", 2, count -> count + " bytes at most");
    } else if (type.equals(ExtensionType.EC_POINT_FORMATS)) {
      pen.vector("formats", 1, _ -> "uncompressed");
    } else if (type.equals(ExtensionType.RENEGOTIATION_INFO)) {
      pen.vector("renegotiated_connection", 1, _ -> "none");
    } else {
      pen.take("content", pen.left(), Pen.bytes(pen.left()));
    }
  }

  private static void serverName(Pen pen) {
    int length = pen.count("names", 2);
    pen.within(
        length,
        () -> {
          pen.number("name type", 1, code -> code == 0 ? "host_name" : "unknown");
          pen.vector("host name", 2, RecordFields::text);
        });
  }

  private static void versions(Pen pen, boolean isOffered) {
    if (isOffered) {
      int length = pen.count("versions", 1);
      pen.within(length, () -> codes(pen, "version", code -> new ProtocolVersion(code) + ""));
    } else {
      codes(pen, "version", code -> new ProtocolVersion(code) + ": this is what is spoken");
    }
  }

  private static void shares(Pen pen, boolean isOffered) {
    if (isOffered) {
      int length = pen.count("shares", 2);
      pen.within(length, () -> entries(pen, "Bob's share"));
    } else {
      entries(pen, "Alice's share");
    }
  }

  private static void entries(Pen pen, String name) {
    while (pen.left() > 0) {
      NamedGroup[] group = new NamedGroup[1];
      pen.number(
          "group",
          2,
          code -> {
            group[0] = new NamedGroup(code);
            return group[0].toString();
          });
      pen.vector(
          name, 2, share -> Pen.bytes(share.length()) + ", " + ExtensionWords.share(group[0]));
    }
  }

  private static void modes(Pen pen) {
    int length = pen.count("modes", 1);
    pen.within(
        length,
        () -> {
          while (pen.left() > 0) {
            pen.number("mode", 1, code -> new PskKeyExchangeMode(code).toString());
          }
        });
  }

  private static void preSharedKey(Pen pen, boolean isOffered) {
    if (!isOffered) {
      pen.number("selected_identity", 2, index -> "the key number " + index + " of Bob's");
      return;
    }
    int identities = pen.count("identities", 2);
    pen.within(
        identities,
        () -> {
          while (pen.left() > 0) {
            pen.vector("identity", 2, _ -> "the ticket");
            pen.take("obfuscated_ticket_age", 4, "its age and ticket_age_add");
          }
        });
    int binders = pen.count("binders", 2);
    pen.within(
        binders,
        () -> {
          while (pen.left() > 0) {
            binder(pen);
          }
        });
  }

  private static void binder(Pen pen) {
    int length = pen.count("binder", 1);
    pen.take(
        "binder",
        length,
        "that Bob has the key: a MAC over this message up to here [RFC 9846 4.3.11.2]",
        "HMAC-SHA-256(finished_key of binder_key, SHA-256(ClientHello before the binders))",
        List.of("early_secret"));
  }

  private static void codes(Pen pen, String name, IntFunction<String> meaning) {
    while (pen.left() > 0) {
      pen.number(name, 2, meaning);
    }
  }
}
