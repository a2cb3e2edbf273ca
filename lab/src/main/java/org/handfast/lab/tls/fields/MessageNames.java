package org.handfast.lab.tls.fields;

import java.util.Map;
import org.handfast.protocol.registry.HandshakeType;

/// What the messages are called in the RFCs' figures, and what they are for.
public final class MessageNames {
  private static final Map<HandshakeType, String> NAMES =
      Map.ofEntries(
          Map.entry(HandshakeType.CLIENT_HELLO, "ClientHello"),
          Map.entry(HandshakeType.SERVER_HELLO, "ServerHello"),
          Map.entry(HandshakeType.NEW_SESSION_TICKET, "NewSessionTicket"),
          Map.entry(HandshakeType.END_OF_EARLY_DATA, "EndOfEarlyData"),
          Map.entry(HandshakeType.ENCRYPTED_EXTENSIONS, "EncryptedExtensions"),
          Map.entry(HandshakeType.CERTIFICATE, "Certificate"),
          Map.entry(HandshakeType.SERVER_KEY_EXCHANGE, "ServerKeyExchange"),
          Map.entry(HandshakeType.CERTIFICATE_REQUEST, "CertificateRequest"),
          Map.entry(HandshakeType.SERVER_HELLO_DONE, "ServerHelloDone"),
          Map.entry(HandshakeType.CERTIFICATE_VERIFY, "CertificateVerify"),
          Map.entry(HandshakeType.CLIENT_KEY_EXCHANGE, "ClientKeyExchange"),
          Map.entry(HandshakeType.FINISHED, "Finished"),
          Map.entry(HandshakeType.KEY_UPDATE, "KeyUpdate"));

  private static final Map<HandshakeType, String> MEANINGS =
      Map.ofEntries(
          Map.entry(HandshakeType.CLIENT_HELLO, "what Bob offers, and his nonce"),
          Map.entry(HandshakeType.SERVER_HELLO, "what Alice picks, and her nonce"),
          Map.entry(
              HandshakeType.NEW_SESSION_TICKET, "with this Bob may come back [RFC 9846 4.7.1]"),
          Map.entry(HandshakeType.END_OF_EARLY_DATA, "Bob's early data is over [RFC 9846 4.6]"),
          Map.entry(
              HandshakeType.ENCRYPTED_EXTENSIONS,
              "what else Alice agrees to, where nobody sees it [RFC 9846 4.4.1]"),
          Map.entry(HandshakeType.CERTIFICATE, "who Alice says she is, and who vouches for it"),
          Map.entry(HandshakeType.SERVER_KEY_EXCHANGE, "Alice's share, signed"),
          Map.entry(HandshakeType.SERVER_HELLO_DONE, "it is Bob's turn [RFC 5246 7.4.5]"),
          Map.entry(
              HandshakeType.CERTIFICATE_VERIFY,
              "that Alice has the certificate's key [RFC 9846 4.5.2]"),
          Map.entry(HandshakeType.CLIENT_KEY_EXCHANGE, "what makes the pre-master secret"),
          Map.entry(HandshakeType.FINISHED, "that both have seen the same handshake"),
          Map.entry(HandshakeType.KEY_UPDATE, "new keys from here on [RFC 9846 4.7.3]"));

  private MessageNames() {}

  /// As in the RFCs' figures: `ClientHello`.
  public static String of(HandshakeType type) {
    return NAMES.getOrDefault(type, type.toString());
  }

  static String meaning(HandshakeType type) {
    return MEANINGS.getOrDefault(type, "");
  }
}
