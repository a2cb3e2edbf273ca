/// Bytes to values and back: the presentation language of TLS (RFC 9846 3), its messages,
/// extensions and code points. No crypto, no clock, no I/O.
module org.handfast.protocol {
  requires static org.jspecify;

  exports org.handfast.protocol.alert;
  exports org.handfast.protocol.extension;
  exports org.handfast.protocol.message;
  exports org.handfast.protocol.message.tls12;
  exports org.handfast.protocol.registry;
  exports org.handfast.protocol.wire;
}
