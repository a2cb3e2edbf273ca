package org.handfast.lab.tls.fields;

import java.util.Map;
import org.handfast.protocol.registry.HandshakeType;

/// What the messages are called in the RFCs' figures, and what they are for.
public final class Names {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "ClientHello"),
          Map.entry(2, "ServerHello"),
          Map.entry(4, "NewSessionTicket"),
          Map.entry(5, "EndOfEarlyData"),
          Map.entry(8, "EncryptedExtensions"),
          Map.entry(11, "Certificate"),
          Map.entry(12, "ServerKeyExchange"),
          Map.entry(13, "CertificateRequest"),
          Map.entry(14, "ServerHelloDone"),
          Map.entry(15, "CertificateVerify"),
          Map.entry(16, "ClientKeyExchange"),
          Map.entry(20, "Finished"),
          Map.entry(24, "KeyUpdate"));

  private static final Map<Integer, String> MEANINGS =
      Map.ofEntries(
          Map.entry(1, "what Bob offers, and his nonce"),
          Map.entry(2, "what Alice picks, and her nonce"),
          Map.entry(4, "with this Bob may come back [RFC 9846 4.7.1]"),
          Map.entry(5, "Bob's early data is over [RFC 9846 4.6]"),
          Map.entry(8, "what else Alice agrees to, where nobody sees it [RFC 9846 4.4.1]"),
          Map.entry(11, "who Alice says she is, and who vouches for it"),
          Map.entry(12, "Alice's share, signed"),
          Map.entry(14, "it is Bob's turn [RFC 5246 7.4.5]"),
          Map.entry(15, "that Alice has the certificate's key [RFC 9846 4.5.2]"),
          Map.entry(16, "what makes the pre-master secret"),
          Map.entry(20, "that both have seen the same handshake"),
          Map.entry(24, "new keys from here on [RFC 9846 4.7.3]"));

  private Names() {}

  /// As in the RFCs' figures: `ClientHello`.
  public static String of(HandshakeType type) {
    return NAMES.getOrDefault(type.code(), type.toString());
  }

  static String meaning(HandshakeType type) {
    return MEANINGS.getOrDefault(type.code(), "");
  }
}
