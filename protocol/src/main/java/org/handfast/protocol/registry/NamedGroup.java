package org.handfast.protocol.registry;

import java.util.Optional;

/// A way to agree on a secret, RFC 9846 4.3.7. The name is historical: not every one is a group.
public record NamedGroup(int code) {

  private static final CodePoints<NamedGroup> REGISTRY = new CodePoints<>("NamedGroup", 2);

  // Elliptic curves, RFC 9846 4.3.7 and RFC 8734.
  public static final NamedGroup SECP256R1 = known("secp256r1", 0x0017);
  public static final NamedGroup SECP384R1 = known("secp384r1", 0x0018);
  public static final NamedGroup SECP521R1 = known("secp521r1", 0x0019);
  public static final NamedGroup X25519 = known("x25519", 0x001D);
  public static final NamedGroup X448 = known("x448", 0x001E);
  public static final NamedGroup BRAINPOOL_P256R1_TLS13 = known("brainpoolP256r1tls13", 0x001F);
  public static final NamedGroup BRAINPOOL_P384R1_TLS13 = known("brainpoolP384r1tls13", 0x0020);
  public static final NamedGroup BRAINPOOL_P512R1_TLS13 = known("brainpoolP512r1tls13", 0x0021);

  // Finite fields, RFC 7919.
  public static final NamedGroup FFDHE2048 = known("ffdhe2048", 0x0100);
  public static final NamedGroup FFDHE3072 = known("ffdhe3072", 0x0101);
  public static final NamedGroup FFDHE4096 = known("ffdhe4096", 0x0102);
  public static final NamedGroup FFDHE6144 = known("ffdhe6144", 0x0103);
  public static final NamedGroup FFDHE8192 = known("ffdhe8192", 0x0104);

  // ML-KEM alone, draft-ietf-tls-mlkem.
  public static final NamedGroup MLKEM512 = known("MLKEM512", 0x0200);
  public static final NamedGroup MLKEM768 = known("MLKEM768", 0x0201);
  public static final NamedGroup MLKEM1024 = known("MLKEM1024", 0x0202);

  // ML-KEM beside a curve, RFC 10024.
  public static final NamedGroup SECP256R1MLKEM768 = known("SecP256r1MLKEM768", 0x11EB);
  public static final NamedGroup X25519MLKEM768 = known("X25519MLKEM768", 0x11EC);
  public static final NamedGroup SECP384R1MLKEM1024 = known("SecP384r1MLKEM1024", 0x11ED);

  /// Any code of two octets, known or not.
  public NamedGroup {
    CodePoints.requireFits(code, 2);
  }

  /// The constant with this name, exactly as IANA spells it.
  public static Optional<NamedGroup> named(String name) {
    return REGISTRY.named(name);
  }

  /// Whether RFC 8701 reserves this value to keep peers tolerant of what they do not know.
  public boolean isGrease() {
    return CodePoints.isGrease(code);
  }

  /// Whether the secret withstands a quantum computer: ML-KEM has a part in it.
  public boolean isPostQuantum() {
    return (code >= MLKEM512.code && code <= MLKEM1024.code)
        || (code >= SECP256R1MLKEM768.code && code <= SECP384R1MLKEM1024.code);
  }

  /// Whether it is a curve of TLS 1.2's ECDHE (RFC 8422 5.1.1).
  public boolean isForTls12() {
    return code >= SECP256R1.code && code <= X448.code;
  }

  /// The registered name, or `NamedGroup(0xabcd)`.
  @Override
  public String toString() {
    return REGISTRY.name(code, isGrease());
  }

  private static NamedGroup known(String name, int code) {
    return REGISTRY.add(name, code, new NamedGroup(code));
  }
}
