package org.handfast.interop.bogo;

import static org.handfast.protocol.registry.CipherSuite.TLS_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_AES_256_GCM_SHA384;
import static org.handfast.protocol.registry.CipherSuite.TLS_CHACHA20_POLY1305_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384;
import static org.handfast.protocol.registry.CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384;
import static org.handfast.protocol.registry.NamedGroup.MLKEM1024;
import static org.handfast.protocol.registry.NamedGroup.SECP256R1;
import static org.handfast.protocol.registry.NamedGroup.SECP384R1;
import static org.handfast.protocol.registry.SignatureScheme.ECDSA_SECP256R1_SHA256;
import static org.handfast.protocol.registry.SignatureScheme.ECDSA_SECP384R1_SHA384;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PKCS1_SHA256;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PKCS1_SHA384;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PKCS1_SHA512;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_RSAE_SHA256;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_RSAE_SHA384;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_RSAE_SHA512;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.handfast.engine.config.EncryptThenMacUse;
import org.handfast.engine.config.ExtendedMasterSecretUse;
import org.handfast.engine.config.Policy;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.PskKeyExchangeMode;

/// The named sets of rules that BoringSSL can be held to, as policies of ours.
final class Compliance {
  private static final List<ProtocolVersion> VERSIONS =
      List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2);

  private static final List<PskKeyExchangeMode> MODES = List.of(PskKeyExchangeMode.PSK_DHE_KE);

  // The sets say nothing about these two.
  private static final ExtendedMasterSecretUse EMS = ExtendedMasterSecretUse.PREFERRED;
  private static final EncryptThenMacUse ETM = EncryptThenMacUse.WHERE_POSSIBLE;

  private static final Policy CNSA_1 =
      new Policy(
          "cnsa1-202603",
          VERSIONS,
          List.of(
              TLS_AES_256_GCM_SHA384,
              TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
              TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
              TLS_RSA_WITH_AES_256_GCM_SHA384),
          List.of(MLKEM1024, SECP384R1),
          List.of(ECDSA_SECP384R1_SHA384, RSA_PSS_RSAE_SHA384, RSA_PKCS1_SHA384),
          List.of(),
          MODES,
          EMS,
          ETM);

  private static final Map<String, Policy> BY_FLAG =
      Map.of(
          "-fips-202205",
          new Policy(
              "fips-202205",
              VERSIONS,
              List.of(
                  TLS_AES_128_GCM_SHA256,
                  TLS_AES_256_GCM_SHA384,
                  TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
                  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
                  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384),
              List.of(SECP256R1, SECP384R1),
              List.of(
                  ECDSA_SECP256R1_SHA256,
                  ECDSA_SECP384R1_SHA384,
                  RSA_PSS_RSAE_SHA256,
                  RSA_PSS_RSAE_SHA384,
                  RSA_PSS_RSAE_SHA512,
                  RSA_PKCS1_SHA256,
                  RSA_PKCS1_SHA384,
                  RSA_PKCS1_SHA512),
              List.of(),
              MODES,
              EMS,
              ETM),
          "-wpa-202304",
          new Policy(
              "wpa-202304",
              VERSIONS,
              List.of(
                  TLS_AES_256_GCM_SHA384,
                  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
                  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384),
              List.of(SECP384R1),
              List.of(
                  ECDSA_SECP384R1_SHA384,
                  RSA_PSS_RSAE_SHA384,
                  RSA_PSS_RSAE_SHA512,
                  RSA_PKCS1_SHA384,
                  RSA_PKCS1_SHA512),
              List.of(),
              MODES,
              EMS,
              ETM),
          "-cnsa-202407",
          standard(TLS_AES_256_GCM_SHA384, TLS_AES_128_GCM_SHA256, TLS_CHACHA20_POLY1305_SHA256),
          "-cnsa1-202603",
          CNSA_1,
          "-cnsa2-202603",
          CNSA_1.withGroups(List.of(MLKEM1024)));

  private Compliance() {}

  /// Everything that BoringSSL's shim and this stack both have.
  static Policy standard() {
    return Policy.CLASSIC_2026.withSuites(Suites.standard());
  }

  // With another preference among the suites of TLS 1.3.
  private static Policy standard(CipherSuite... suites) {
    return standard()
        .withSuites(
            Stream.concat(Stream.of(suites), Suites.standard().stream()).distinct().toList());
  }

  /// The policy that a test asks for by its name.
  static Optional<Policy> of(Section flags) {
    return BY_FLAG.keySet().stream().filter(flags::has).findFirst().map(BY_FLAG::get);
  }
}
