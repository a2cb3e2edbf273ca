package org.handfast.interop.bogo;

import static org.handfast.protocol.registry.CipherSuite.TLS_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_AES_256_GCM_SHA384;
import static org.handfast.protocol.registry.CipherSuite.TLS_CHACHA20_POLY1305_SHA256;
import static org.handfast.protocol.registry.NamedGroup.MLKEM1024;
import static org.handfast.protocol.registry.NamedGroup.SECP256R1;
import static org.handfast.protocol.registry.NamedGroup.SECP384R1;
import static org.handfast.protocol.registry.SignatureScheme.ECDSA_SECP256R1_SHA256;
import static org.handfast.protocol.registry.SignatureScheme.ECDSA_SECP384R1_SHA384;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_RSAE_SHA256;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_RSAE_SHA384;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_RSAE_SHA512;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handfast.engine.config.Policy;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.PskKeyExchangeMode;

/// The named sets of rules that BoringSSL can be held to, as policies of ours.
final class Compliance {
  private static final List<ProtocolVersion> VERSIONS = List.of(ProtocolVersion.TLS_1_3);

  private static final List<PskKeyExchangeMode> MODES = List.of(PskKeyExchangeMode.PSK_DHE_KE);

  private static final Policy CNSA_1 =
      new Policy(
          "cnsa1-202603",
          VERSIONS,
          List.of(TLS_AES_256_GCM_SHA384),
          List.of(MLKEM1024, SECP384R1),
          List.of(ECDSA_SECP384R1_SHA384, RSA_PSS_RSAE_SHA384),
          List.of(),
          MODES);

  private static final Map<String, Policy> BY_FLAG =
      Map.of(
          "-fips-202205",
          new Policy(
              "fips-202205",
              VERSIONS,
              List.of(TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384),
              List.of(SECP256R1, SECP384R1),
              List.of(
                  ECDSA_SECP256R1_SHA256,
                  ECDSA_SECP384R1_SHA384,
                  RSA_PSS_RSAE_SHA256,
                  RSA_PSS_RSAE_SHA384,
                  RSA_PSS_RSAE_SHA512),
              List.of(),
              MODES),
          "-wpa-202304",
          new Policy(
              "wpa-202304",
              VERSIONS,
              List.of(TLS_AES_256_GCM_SHA384),
              List.of(SECP384R1),
              List.of(ECDSA_SECP384R1_SHA384, RSA_PSS_RSAE_SHA384, RSA_PSS_RSAE_SHA512),
              List.of(),
              MODES),
          "-cnsa-202407",
          Policy.MODERN_2026.withSuites(
              List.of(
                  TLS_AES_256_GCM_SHA384, TLS_AES_128_GCM_SHA256, TLS_CHACHA20_POLY1305_SHA256)),
          "-cnsa1-202603",
          CNSA_1,
          "-cnsa2-202603",
          CNSA_1.withGroups(List.of(MLKEM1024)));

  private Compliance() {}

  /// The policy that a test asks for by its name.
  static Optional<Policy> of(Section flags) {
    return BY_FLAG.keySet().stream().filter(flags::has).findFirst().map(BY_FLAG::get);
  }
}
