package org.handfast.engine.server.tls12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handfast.engine.schedule.tls12.Tls12KeyExchange.ECDHE_ECDSA;
import static org.handfast.engine.schedule.tls12.Tls12KeyExchange.ECDHE_RSA;
import static org.handfast.engine.schedule.tls12.Tls12KeyExchange.RSA;
import static org.handfast.protocol.registry.CipherSuite.TLS_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384;
import static org.handfast.protocol.registry.CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256;

import java.util.List;
import java.util.function.UnaryOperator;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.config.ServerConfig.Preference;
import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.schedule.tls12.Tls12Suite;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.protocol.extension.ExtendedMasterSecret;
import org.handfast.protocol.extension.SupportedGroups;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

class Tls12NegotiatorTest {
  private static final KeyTransportCredential TRANSPORT =
      new KeyTransportCredential(List.of(Bytes.of((byte) 1)), new UnusedKey());

  @Test
  void theServersOrderDecidesUnlessItLeavesThatToTheClient() throws TlsException {
    List<CipherSuite> offered =
        List.of(
            TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
            TLS_AES_128_GCM_SHA256,
            TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256);
    assertThat(codes(offered, UnaryOperator.identity()))
        .containsExactly(
            TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384);
    assertThat(codes(offered, server -> server.suiteOrder(Preference.CLIENT)))
        .containsExactly(
            TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256);
  }

  @Test
  void keyTransportTakesAPolicyAndACredential() throws TlsException {
    List<CipherSuite> offered =
        List.of(TLS_RSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);
    assertThat(codes(offered, server -> server.policy(Policy.CLASSIC_2026)))
        .containsExactly(TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);
    assertThat(codes(offered, server -> server.keyTransport(TRANSPORT)))
        .containsExactly(TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);
    assertThat(codes(offered, server -> server.policy(Policy.CLASSIC_2026).keyTransport(TRANSPORT)))
        .containsExactly(TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_RSA_WITH_AES_128_GCM_SHA256);
  }

  @Test
  void theGroupIsTheServersFirstThatBothHave() throws TlsException {
    assertThat(group(new SupportedGroups(List.of(NamedGroup.SECP384R1, NamedGroup.SECP256R1))))
        .isEqualTo(NamedGroup.SECP256R1);
    assertThat(group(new SupportedGroups(List.of(NamedGroup.X25519MLKEM768, NamedGroup.X25519))))
        .isEqualTo(NamedGroup.X25519);
  }

  @Test
  void whoListsNoGroupsTakesAnyAndMostLikelyP256() throws TlsException {
    assertThat(groupForNoList(server())).isEqualTo(NamedGroup.SECP256R1);
    Policy without = Policy.MODERN_2026.withGroups(List.of(NamedGroup.X25519));
    assertThat(groupForNoList(builder().policy(without).build())).isEqualTo(NamedGroup.X25519);
  }

  @Test
  void withoutACommonGroupOnlyKeyTransportIsLeft() throws TlsException {
    List<CipherSuite> offered =
        List.of(TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_RSA_WITH_AES_128_GCM_SHA256);
    SupportedGroups hybrid = new SupportedGroups(List.of(NamedGroup.X25519MLKEM768));
    ServerConfig classic = builder().policy(Policy.CLASSIC_2026).keyTransport(TRANSPORT).build();
    assertThat(
            Tls12Negotiator.candidates(
                    Hellos.offer(Hellos.of(offered, hybrid, new ExtendedMasterSecret()), classic),
                    classic)
                .kinds())
        .containsExactly(RSA);
    requireNone(PeerIncompatible.Reason.NO_COMMON_GROUP, offered, hybrid);
  }

  @Test
  void nothingInCommonIsSaidSo() {
    requireNone(
        PeerIncompatible.Reason.NO_COMMON_SUITE,
        List.of(TLS_AES_128_GCM_SHA256, new CipherSuite(0x0005)),
        new SupportedGroups(List.of(NamedGroup.X25519)));
  }

  @Test
  void eachKindHasItsBestSuite() throws TlsException {
    Tls12Candidates candidates =
        candidates(
            List.of(
                TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
                TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
                TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256),
            server());
    assertThat(candidates.kinds()).containsExactly(ECDHE_ECDSA, ECDHE_RSA);
    assertThat(candidates.best(ECDHE_RSA).code()).isEqualTo(TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);
  }

  private static void requireNone(
      PeerIncompatible.Reason reason, List<CipherSuite> offered, SupportedGroups groups) {
    assertThatThrownBy(
            () ->
                Tls12Negotiator.candidates(
                    Hellos.offer(Hellos.of(offered, groups, new ExtendedMasterSecret()), server()),
                    server()))
        .isInstanceOfSatisfying(
            PeerIncompatible.class, cause -> assertThat(cause.reason()).isEqualTo(reason));
  }

  private static NamedGroup groupForNoList(ServerConfig config) throws TlsException {
    return candidates(List.of(TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256), config)
        .exchange()
        .orElseThrow()
        .group();
  }

  private static NamedGroup group(SupportedGroups groups) throws TlsException {
    return Tls12Negotiator.candidates(
            Hellos.offer(
                Hellos.of(
                    List.of(TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256),
                    groups,
                    new ExtendedMasterSecret()),
                server()),
            server())
        .exchange()
        .orElseThrow()
        .group();
  }

  private static List<CipherSuite> codes(
      List<CipherSuite> offered, UnaryOperator<ServerConfig.Builder> choices) throws TlsException {
    return candidates(offered, choices.apply(builder()).build()).suites().stream()
        .map(Tls12Suite::code)
        .toList();
  }

  private static Tls12Candidates candidates(List<CipherSuite> offered, ServerConfig config)
      throws TlsException {
    return Tls12Negotiator.candidates(
        Hellos.offer(Hellos.of(offered, new ExtendedMasterSecret()), config), config);
  }

  private static ServerConfig server() {
    return builder().build();
  }

  private static ServerConfig.Builder builder() {
    return ServerConfig.with(TestCrypto.PROVIDER).identifiedBy(CredentialSource.none());
  }

  private static final class UnusedKey implements RsaDecryption {
    @Override
    public Bytes modulus() {
      throw new AssertionError("nothing is decrypted here");
    }

    @Override
    public byte[] decrypt(byte[] ciphertext) {
      throw new AssertionError("nothing is decrypted here");
    }
  }
}
