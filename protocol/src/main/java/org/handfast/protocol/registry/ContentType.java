package org.handfast.protocol.registry;

/// What a record carries, RFC 9846 5.1.
public record ContentType(int code) {

  private static final CodePoints<ContentType> REGISTRY = new CodePoints<>("ContentType", 1);

  public static final ContentType CHANGE_CIPHER_SPEC = known("change_cipher_spec", 20);
  public static final ContentType ALERT = known("alert", 21);
  public static final ContentType HANDSHAKE = known("handshake", 22);
  public static final ContentType APPLICATION_DATA = known("application_data", 23);

  /// Any code of one octet, known or not.
  public ContentType {
    CodePoints.requireFits(code, 1);
  }

  /// The registered name, or `ContentType(0xab)`.
  @Override
  public String toString() {
    return REGISTRY.name(code);
  }

  private static ContentType known(String name, int code) {
    return REGISTRY.add(name, code, new ContentType(code));
  }
}
