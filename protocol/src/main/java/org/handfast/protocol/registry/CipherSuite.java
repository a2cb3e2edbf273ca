package org.handfast.protocol.registry;

import java.util.Optional;

/// A cipher suite. TLS 1.3 and its predecessors share the code space only, RFC 9846 B.4.
public record CipherSuite(int code) {

  private static final String KEY_TRANSPORT = "TLS_RSA_WITH_";

  private static final CodePoints<CipherSuite> REGISTRY = new CodePoints<>("CipherSuite", 2);

  // In TLS 1.3 a suite is an AEAD and a hash, RFC 9846 B.4.
  public static final CipherSuite TLS_AES_128_GCM_SHA256 = known("TLS_AES_128_GCM_SHA256", 0x1301);
  public static final CipherSuite TLS_AES_256_GCM_SHA384 = known("TLS_AES_256_GCM_SHA384", 0x1302);
  public static final CipherSuite TLS_CHACHA20_POLY1305_SHA256 =
      known("TLS_CHACHA20_POLY1305_SHA256", 0x1303);
  public static final CipherSuite TLS_AES_128_CCM_SHA256 = known("TLS_AES_128_CCM_SHA256", 0x1304);
  public static final CipherSuite TLS_AES_128_CCM_8_SHA256 =
      known("TLS_AES_128_CCM_8_SHA256", 0x1305);

  // Not suites but signals, RFC 5746 3.3 and RFC 7507.
  public static final CipherSuite TLS_EMPTY_RENEGOTIATION_INFO_SCSV =
      known("TLS_EMPTY_RENEGOTIATION_INFO_SCSV", 0x00FF);
  public static final CipherSuite TLS_FALLBACK_SCSV = known("TLS_FALLBACK_SCSV", 0x5600);

  // TLS 1.2: authenticated encryption with forward secrecy, RFC 5288, 5289, 7905.
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 =
      known("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", 0xC02B);
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 =
      known("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", 0xC02C);
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 =
      known("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", 0xC02F);
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 =
      known("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", 0xC030);
  public static final CipherSuite TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 =
      known("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", 0xCCA8);
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 =
      known("TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", 0xCCA9);
  public static final CipherSuite TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256 =
      known("TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256", 0xCCAA);
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 =
      known("TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", 0x009E);
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_256_GCM_SHA384 =
      known("TLS_DHE_RSA_WITH_AES_256_GCM_SHA384", 0x009F);

  // TLS 1.2: block ciphers with forward secrecy, RFC 5289 and RFC 8422 6.
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256 =
      known("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", 0xC023);
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384 =
      known("TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", 0xC024);
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 =
      known("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", 0xC027);
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384 =
      known("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", 0xC028);
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA =
      known("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", 0xC009);
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA =
      known("TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", 0xC00A);
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA =
      known("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", 0xC013);
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA =
      known("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", 0xC014);

  // TLS 1.2: RSA key transport, without forward secrecy, RFC 5288 and RFC 5246 A.5.
  public static final CipherSuite TLS_RSA_WITH_AES_128_GCM_SHA256 =
      known("TLS_RSA_WITH_AES_128_GCM_SHA256", 0x009C);
  public static final CipherSuite TLS_RSA_WITH_AES_256_GCM_SHA384 =
      known("TLS_RSA_WITH_AES_256_GCM_SHA384", 0x009D);
  public static final CipherSuite TLS_RSA_WITH_AES_128_CBC_SHA256 =
      known("TLS_RSA_WITH_AES_128_CBC_SHA256", 0x003C);
  public static final CipherSuite TLS_RSA_WITH_AES_256_CBC_SHA256 =
      known("TLS_RSA_WITH_AES_256_CBC_SHA256", 0x003D);
  public static final CipherSuite TLS_RSA_WITH_AES_128_CBC_SHA =
      known("TLS_RSA_WITH_AES_128_CBC_SHA", 0x002F);
  public static final CipherSuite TLS_RSA_WITH_AES_256_CBC_SHA =
      known("TLS_RSA_WITH_AES_256_CBC_SHA", 0x0035);

  // TLS 1.2: authenticated and not encrypted, RFC 5246 A.5.
  public static final CipherSuite TLS_RSA_WITH_NULL_SHA256 =
      known("TLS_RSA_WITH_NULL_SHA256", 0x003B);

  static {
    // Not supported: named so that a log can say what a peer offered.
    known("TLS_DHE_RSA_WITH_AES_128_CBC_SHA", 0x0033);
    known("TLS_DHE_RSA_WITH_AES_256_CBC_SHA", 0x0039);
    known("TLS_DHE_RSA_WITH_AES_128_CBC_SHA256", 0x0067);
    known("TLS_DHE_RSA_WITH_AES_256_CBC_SHA256", 0x006B);
    known("TLS_ECDHE_ECDSA_WITH_AES_128_CCM", 0xC0AC);
    known("TLS_ECDHE_ECDSA_WITH_AES_256_CCM", 0xC0AD);
    known("TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8", 0xC0AE);
    known("TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8", 0xC0AF);
    known("TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA", 0xC012);
    known("TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA", 0xC008);
    known("TLS_RSA_WITH_3DES_EDE_CBC_SHA", 0x000A);
    known("TLS_RSA_WITH_RC4_128_SHA", 0x0005);
  }

  /// Any code of two octets, known or not.
  public CipherSuite {
    CodePoints.requireFits(code, 2);
  }

  /// The constant with this name, exactly as IANA spells it.
  public static Optional<CipherSuite> named(String name) {
    return REGISTRY.named(name);
  }

  /// Whether RFC 8701 reserves this value to keep peers tolerant of what they do not know.
  public boolean isGrease() {
    return CodePoints.isGrease(code);
  }

  /// Whether the suite belongs to TLS 1.3, whose suites have their own block of codes.
  public boolean isTls13() {
    return code >>> 8 == 0x13;
  }

  /// The version that it is spoken in.
  public ProtocolVersion version() {
    return isTls13() ? ProtocolVersion.TLS_1_3 : ProtocolVersion.TLS_1_2;
  }

  /// Whether the client sends the premaster secret under the key in the server's certificate (RFC
  /// 5246 7.4.7.1), so that whoever has that key one day reads all that was recorded.
  public boolean isKeyTransport() {
    return toString().startsWith(KEY_TRANSPORT);
  }

  /// The registered name, or `CipherSuite(0xabcd)`.
  @Override
  public String toString() {
    return REGISTRY.name(code, isGrease());
  }

  private static CipherSuite known(String name, int code) {
    return REGISTRY.add(name, code, new CipherSuite(code));
  }
}
