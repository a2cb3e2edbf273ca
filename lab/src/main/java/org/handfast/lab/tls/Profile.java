package org.handfast.lab.tls;

import static org.handfast.protocol.registry.CipherSuite.TLS_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_CHACHA20_POLY1305_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA;
import static org.handfast.protocol.registry.CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256;
import static org.handfast.protocol.registry.NamedGroup.X25519;
import static org.handfast.protocol.registry.NamedGroup.X25519MLKEM768;
import static org.handfast.protocol.registry.ProtocolVersion.TLS_1_2;

import java.util.List;
import org.handfast.engine.config.EncryptThenMacUse;
import org.handfast.engine.config.ExtendedMasterSecretUse;
import org.handfast.engine.config.Policy;
import org.handfast.lab.ladder.Rung;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;

/// What the stack is told on a rung: always two suites, so that Trudy has one to take away.
///
/// @param policy the same for both ends
/// @param comingBack how Bob comes back
record Profile(Policy policy, ComingBack comingBack) {

  /// How Bob comes back another time.
  enum ComingBack {
    /// As a stranger.
    NOT,
    /// With a ticket and early data, to the only host.
    ONE_HOST,
    /// The same; there is another host, with a register of its own.
    TWO_REGISTERS,
    /// The same; both hosts have one register.
    SHARED_REGISTER
  }

  private static final List<CipherSuite> TRANSPORT =
      List.of(TLS_RSA_WITH_AES_128_CBC_SHA256, TLS_RSA_WITH_AES_128_CBC_SHA);
  private static final List<CipherSuite> EPHEMERAL =
      List.of(TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256);
  private static final List<CipherSuite> EITHER_VERSION =
      List.of(
          TLS_AES_128_GCM_SHA256,
          TLS_CHACHA20_POLY1305_SHA256,
          TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);

  static Profile of(Rung rung) {
    return switch (rung) {
      case RSA_CBC -> new Profile(chapters(), ComingBack.NOT);
      case RSA_CBC_HARDENED -> new Profile(hardened(), ComingBack.NOT);
      case ECDHE_GCM -> new Profile(ephemeral(), ComingBack.NOT);
      case TLS_1_3 -> new Profile(newest(X25519), ComingBack.NOT);
      case EARLY_DATA -> new Profile(newest(X25519), ComingBack.ONE_HOST);
      case EARLY_DATA_TWO_HOSTS -> new Profile(newest(X25519), ComingBack.TWO_REGISTERS);
      case EARLY_DATA_SHARED -> new Profile(newest(X25519), ComingBack.SHARED_REGISTER);
      case POST_QUANTUM -> new Profile(newest(X25519MLKEM768, X25519), ComingBack.NOT);
      default -> throw new IllegalArgumentException("rung " + rung.id() + " is the toy's");
    };
  }

  /// Whether the secret goes under Alice's RSA key.
  boolean isKeyTransport() {
    return policy.suites().getFirst().isKeyTransport();
  }

  boolean comesBack() {
    return comingBack != ComingBack.NOT;
  }

  private static Policy chapters() {
    return hardened()
        .withExtendedMasterSecret(ExtendedMasterSecretUse.NEVER)
        .withEncryptThenMac(EncryptThenMacUse.NEVER);
  }

  private static Policy hardened() {
    return Policy.CLASSIC_2026
        .withVersions(TLS_1_2)
        .withSuites(TRANSPORT)
        .withGroups(List.of(X25519));
  }

  private static Policy ephemeral() {
    return Policy.MODERN_2026
        .withVersions(TLS_1_2)
        .withSuites(EPHEMERAL)
        .withGroups(List.of(X25519));
  }

  private static Policy newest(NamedGroup... groups) {
    return Policy.MODERN_2026.withSuites(EITHER_VERSION).withGroups(List.of(groups));
  }
}
