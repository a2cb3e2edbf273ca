package org.handfast.lab.tls.fields;

import java.util.Map;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;

/// What extensions are for, in a line.
final class ExtensionWords {
  private static final Map<ExtensionType, String> WORDS =
      Map.ofEntries(
          Map.entry(ExtensionType.SERVER_NAME, "whom Bob wants to speak with [RFC 6066 3]"),
          Map.entry(ExtensionType.SUPPORTED_VERSIONS, "the versions of TLS [RFC 9846 4.3.1]"),
          Map.entry(ExtensionType.SUPPORTED_GROUPS, "ways to agree on a secret [RFC 9846 4.3.7]"),
          Map.entry(ExtensionType.SIGNATURE_ALGORITHMS, "what Bob can verify [RFC 9846 4.3.3]"),
          Map.entry(
              ExtensionType.SIGNATURE_ALGORITHMS_CERT,
              "what Bob can verify inside certificates [RFC 9846 4.3.3]"),
          Map.entry(ExtensionType.KEY_SHARE, "public keys for this session [RFC 9846 4.3.8]"),
          Map.entry(
              ExtensionType.PSK_KEY_EXCHANGE_MODES,
              "how a pre-shared key may be used [RFC 9846 4.3.9]"),
          Map.entry(ExtensionType.PRE_SHARED_KEY, "a key of an earlier session [RFC 9846 4.3.11]"),
          Map.entry(
              ExtensionType.EARLY_DATA, "data before the handshake is done [RFC 9846 4.3.10]"),
          Map.entry(
              ExtensionType.EXTENDED_MASTER_SECRET,
              "the master secret is bound to all messages [RFC 7627]"),
          Map.entry(ExtensionType.ENCRYPT_THEN_MAC, "the MAC is over what is encrypted [RFC 7366]"),
          Map.entry(ExtensionType.EC_POINT_FORMATS, "how points are written [RFC 8422 5.1.2]"),
          Map.entry(
              ExtensionType.RENEGOTIATION_INFO,
              "this is no second handshake on the connection [RFC 5746]"),
          Map.entry(ExtensionType.RECORD_SIZE_LIMIT, "how long a record may be [RFC 8449]"),
          Map.entry(ExtensionType.SESSION_TICKET, "the session in Bob's hands [RFC 5077]"),
          Map.entry(ExtensionType.TICKET_REQUEST, "how many tickets Bob wants [RFC 9149]"),
          Map.entry(ExtensionType.STATUS_REQUEST, "whether it was revoked [RFC 6066 8]"));

  private ExtensionWords() {}

  static String of(ExtensionType type) {
    return WORDS.getOrDefault(type, "");
  }

  static String share(NamedGroup group) {
    return group.isPostQuantum()
        ? "withstands a quantum computer: ML-KEM, then X25519 [RFC 10024]"
        : "a point that a quantum computer could take the logarithm of";
  }
}
