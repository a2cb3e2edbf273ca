package org.handfast.jsse;

import static org.handfast.protocol.registry.SignatureScheme.ECDSA_SECP256R1_SHA256;
import static org.handfast.protocol.registry.SignatureScheme.ECDSA_SECP384R1_SHA384;
import static org.handfast.protocol.registry.SignatureScheme.ECDSA_SECP521R1_SHA512;
import static org.handfast.protocol.registry.SignatureScheme.ED25519;
import static org.handfast.protocol.registry.SignatureScheme.ED448;
import static org.handfast.protocol.registry.SignatureScheme.MLDSA44;
import static org.handfast.protocol.registry.SignatureScheme.MLDSA65;
import static org.handfast.protocol.registry.SignatureScheme.MLDSA87;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PKCS1_SHA256;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PKCS1_SHA384;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PKCS1_SHA512;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_PSS_SHA256;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_PSS_SHA384;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_PSS_SHA512;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_RSAE_SHA256;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_RSAE_SHA384;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_RSAE_SHA512;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handfast.protocol.registry.SignatureScheme;

/// What the JCA calls a signature scheme of RFC 9846 4.3.3, and the keys that sign in it.
final class SchemeNames {
  private static final Map<SignatureScheme, Names> TABLE =
      Map.ofEntries(
          Map.entry(ECDSA_SECP256R1_SHA256, new Names("SHA256withECDSA", "EC")),
          Map.entry(ECDSA_SECP384R1_SHA384, new Names("SHA384withECDSA", "EC")),
          Map.entry(ECDSA_SECP521R1_SHA512, new Names("SHA512withECDSA", "EC")),
          Map.entry(ED25519, new Names("Ed25519", "EdDSA", "Ed25519")),
          Map.entry(ED448, new Names("Ed448", "EdDSA", "Ed448")),
          Map.entry(RSA_PSS_RSAE_SHA256, new Names("RSASSA-PSS", "RSA")),
          Map.entry(RSA_PSS_RSAE_SHA384, new Names("RSASSA-PSS", "RSA")),
          Map.entry(RSA_PSS_RSAE_SHA512, new Names("RSASSA-PSS", "RSA")),
          Map.entry(RSA_PSS_PSS_SHA256, new Names("RSASSA-PSS", "RSASSA-PSS")),
          Map.entry(RSA_PSS_PSS_SHA384, new Names("RSASSA-PSS", "RSASSA-PSS")),
          Map.entry(RSA_PSS_PSS_SHA512, new Names("RSASSA-PSS", "RSASSA-PSS")),
          Map.entry(RSA_PKCS1_SHA256, new Names("SHA256withRSA", "RSA")),
          Map.entry(RSA_PKCS1_SHA384, new Names("SHA384withRSA", "RSA")),
          Map.entry(RSA_PKCS1_SHA512, new Names("SHA512withRSA", "RSA")),
          Map.entry(MLDSA44, new Names("ML-DSA-44", "ML-DSA", "ML-DSA-44")),
          Map.entry(MLDSA65, new Names("ML-DSA-65", "ML-DSA", "ML-DSA-65")),
          Map.entry(MLDSA87, new Names("ML-DSA-87", "ML-DSA", "ML-DSA-87")));

  private SchemeNames() {}

  /// The JCA names of these signature algorithms, each once, as [javax.net.ssl.ExtendedSSLSession]
  /// reports them.
  static String[] algorithms(List<SignatureScheme> schemes) {
    return names(schemes).map(Names::algorithm).distinct().toArray(String[]::new);
  }

  /// The JCA names of the keys that sign in these schemes, each once and in the schemes' order, as
  /// key managers are asked for them.
  static List<String> keyTypes(List<SignatureScheme> schemes) {
    return names(schemes).map(Names::keyTypes).flatMap(List::stream).distinct().toList();
  }

  private static Stream<Names> names(List<SignatureScheme> schemes) {
    return schemes.stream().filter(TABLE::containsKey).map(TABLE::get);
  }

  /// @param algorithm of the signature
  /// @param keyTypes what providers call the algorithm of such a key, the JDK's name first
  private record Names(String algorithm, List<String> keyTypes) {
    Names(String algorithm, String... keyTypes) {
      this(algorithm, List.of(keyTypes));
    }
  }
}
