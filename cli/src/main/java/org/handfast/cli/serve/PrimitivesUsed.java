package org.handfast.cli.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handfast.engine.Negotiated;
import org.handfast.jca.Primitive;
import org.handfast.jca.ProviderChoice;
import org.handfast.jca.Providers;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.SignatureScheme;

/// Which JCA provider did which part of a connection's cryptography.
final class PrimitivesUsed {
  /// By what the suite's name has in it.
  private static final Map<String, Primitive> CIPHERS =
      Map.of(
          "_GCM_", Primitive.AES_GCM,
          "_CHACHA20_POLY1305_", Primitive.CHACHA20_POLY1305,
          "_CBC_", Primitive.AES_CBC);

  /// By what the suite's name ends in. SHA-1 authenticates records; keys are SHA-256's then (RFC
  /// 5246 5).
  private static final Map<String, List<Primitive>> HASHES =
      Map.of(
          "_SHA256", List.of(Primitive.SHA_256, Primitive.HMAC_SHA_256),
          "_SHA384", List.of(Primitive.SHA_384, Primitive.HMAC_SHA_384),
          "_SHA",
              List.of(
                  Primitive.SHA_256,
                  Primitive.HMAC_SHA_256,
                  Primitive.SHA_1,
                  Primitive.HMAC_SHA_1));

  private static final Map<NamedGroup, List<Primitive>> GROUPS =
      Map.ofEntries(
          Map.entry(NamedGroup.X25519MLKEM768, List.of(Primitive.X25519, Primitive.ML_KEM)),
          Map.entry(
              NamedGroup.SECP256R1MLKEM768, List.of(Primitive.ECDH_SECP256R1, Primitive.ML_KEM)),
          Map.entry(
              NamedGroup.SECP384R1MLKEM1024, List.of(Primitive.ECDH_SECP384R1, Primitive.ML_KEM)),
          Map.entry(NamedGroup.X25519, List.of(Primitive.X25519)),
          Map.entry(NamedGroup.SECP256R1, List.of(Primitive.ECDH_SECP256R1)),
          Map.entry(NamedGroup.SECP384R1, List.of(Primitive.ECDH_SECP384R1)),
          Map.entry(NamedGroup.SECP521R1, List.of(Primitive.ECDH_SECP521R1)),
          Map.entry(NamedGroup.X448, List.of(Primitive.X448)),
          Map.entry(NamedGroup.MLKEM512, List.of(Primitive.ML_KEM)),
          Map.entry(NamedGroup.MLKEM768, List.of(Primitive.ML_KEM)),
          Map.entry(NamedGroup.MLKEM1024, List.of(Primitive.ML_KEM)),
          Map.entry(NamedGroup.FFDHE2048, List.of(Primitive.FFDHE)),
          Map.entry(NamedGroup.FFDHE3072, List.of(Primitive.FFDHE)),
          Map.entry(NamedGroup.FFDHE4096, List.of(Primitive.FFDHE)));

  /// By what the scheme's name begins with.
  private static final Map<String, Primitive> SCHEMES =
      Map.of(
          "ecdsa_secp256r1", Primitive.ECDSA_SECP256R1,
          "ecdsa_secp384r1", Primitive.ECDSA_SECP384R1,
          "ecdsa_secp521r1", Primitive.ECDSA_SECP521R1,
          "ed25519", Primitive.ED25519,
          "rsa_pss", Primitive.RSA_PSS,
          "rsa_pkcs1", Primitive.RSA_PKCS1,
          "mldsa", Primitive.ML_DSA);

  private PrimitivesUsed() {}

  /// The primitives' names, and of their providers the name and the version.
  static Map<String, String> by(Negotiated known) {
    Map<Primitive, ProviderChoice> chosen =
        Providers.installed().chosen().stream()
            .collect(Collectors.toMap(ProviderChoice::primitive, choice -> choice));
    Map<String, String> used = new LinkedHashMap<>();
    for (Primitive primitive : primitives(known)) {
      ProviderChoice choice = chosen.get(primitive);
      if (choice != null) {
        used.put(name(primitive), choice.provider() + " " + choice.version());
      }
    }
    return used;
  }

  private static List<Primitive> primitives(Negotiated known) {
    List<Primitive> all = new ArrayList<>();
    known.group().map(group -> GROUPS.getOrDefault(group, List.of())).ifPresent(all::addAll);
    known.ownScheme().map(PrimitivesUsed::primitives).ifPresent(all::addAll);
    known.suite().map(PrimitivesUsed::primitives).ifPresent(all::addAll);
    return all;
  }

  private static List<Primitive> primitives(CipherSuite suite) {
    List<Primitive> all = new ArrayList<>();
    if (suite.isKeyTransport()) {
      all.add(Primitive.RSA_DECRYPTION);
    }
    String name = suite.toString();
    CIPHERS.forEach(
        (part, cipher) -> {
          if (name.contains(part)) {
            all.add(cipher);
          }
        });
    HASHES.forEach(
        (end, hashes) -> {
          if (name.endsWith(end)) {
            all.addAll(hashes);
          }
        });
    return all;
  }

  private static List<Primitive> primitives(SignatureScheme scheme) {
    return SCHEMES.entrySet().stream()
        .filter(entry -> scheme.toString().startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// As its standard spells it.
  private static String name(Primitive primitive) {
    return switch (primitive) {
      case AES_GCM -> "AES-GCM";
      case CHACHA20_POLY1305 -> "ChaCha20-Poly1305";
      case AES_CBC -> "AES-CBC";
      case SHA_256 -> "SHA-256";
      case SHA_384 -> "SHA-384";
      case SHA_1 -> "SHA-1";
      case HMAC_SHA_256 -> "HMAC-SHA-256";
      case HMAC_SHA_384 -> "HMAC-SHA-384";
      case HMAC_SHA_1 -> "HMAC-SHA-1";
      case X25519 -> "X25519";
      case ECDH_SECP256R1 -> "ECDH P-256";
      case ECDH_SECP384R1 -> "ECDH P-384";
      case ECDH_SECP521R1 -> "ECDH P-521";
      case X448 -> "X448";
      case FFDHE -> "FFDHE";
      case ML_KEM -> "ML-KEM";
      case ECDSA_SECP256R1 -> "ECDSA P-256";
      case ECDSA_SECP384R1 -> "ECDSA P-384";
      case ECDSA_SECP521R1 -> "ECDSA P-521";
      case ED25519 -> "Ed25519";
      case RSA_PSS -> "RSA-PSS";
      case RSA_PKCS1 -> "RSA PKCS#1";
      case ML_DSA -> "ML-DSA";
      case RSA_ENCRYPTION, RSA_DECRYPTION -> "RSA";
    };
  }
}
