package org.handfast.protocol.registry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.handfast.protocol.wire.Bytes;

/// The name of an application protocol, RFC 7301 3.1: 1 to 255 opaque bytes.
public record ApplicationProtocol(Bytes name) {

  /// HTTP/2 over TLS.
  public static final ApplicationProtocol H2 = of("h2");

  /// HTTP/1.1.
  public static final ApplicationProtocol HTTP_1_1 = of("http/1.1");

  /// A name that a `ProtocolName` can hold.
  public ApplicationProtocol {
    if (name.isEmpty() || name.length() > 255) {
      throw new IllegalArgumentException("a protocol name takes 1 to 255 bytes");
    }
  }

  /// The protocol whose bytes are the characters of `name`, each U+0000 to U+00FF.
  public static ApplicationProtocol of(String name) {
    Bytes bytes = Bytes.owning(name.getBytes(ISO_8859_1));
    ApplicationProtocol protocol = new ApplicationProtocol(bytes);
    if (!protocol.toString().equals(name)) {
      throw new IllegalArgumentException("a protocol name is made of bytes, not of text");
    }
    return protocol;
  }

  /// One character per byte, the inverse of [#of].
  @Override
  public String toString() {
    return new String(name.toArray(), ISO_8859_1);
  }
}
