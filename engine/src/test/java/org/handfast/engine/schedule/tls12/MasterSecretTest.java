package org.handfast.engine.schedule.tls12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.handfast.engine.Side;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything against the formulas of RFC 5246, RFC 7627 and RFC 5705, written out once more.
@DisplayName("The master secret and what comes from it (RFC 5246 8.1 and 6.3)")
class MasterSecretTest {
  private static final byte[] PREMASTER = filled(48, 0x03);
  private static final Random CLIENT = new Random(Bytes.owning(filled(32, 0x11)));
  private static final Random SERVER = new Random(Bytes.owning(filled(32, 0x77)));
  private static final Bytes HASH = Bytes.owning(filled(48, 0x42));

  private final SecretScope scope = SecretScope.open();

  @AfterEach
  void close() {
    scope.close();
  }

  static List<CipherSuite> suites() {
    return Tls12Suites.all();
  }

  @ParameterizedTest
  @MethodSource("suites")
  void itComesFromThePremasterSecretAndBothNonces(CipherSuite code) {
    Tls12Suite suite = suite(code);
    assertThat(bytes(master(suite).secret())).isEqualTo(expectedMaster(suite));
  }

  @ParameterizedTest
  @MethodSource("suites")
  void theExtendedOneComesFromTheHandshakeSoFar(CipherSuite code) {
    Tls12Suite suite = suite(code);
    MasterSecret master =
        MasterSecret.extended(suite.hash(), scope.adopt(PREMASTER.clone()), HASH, scope);
    assertThat(bytes(master.secret()))
        .isEqualTo(prf(suite, PREMASTER, "extended master secret", 48, HASH));
  }

  @Test
  void aResumedOneIsTheSameBytesUnderAnotherOwner() {
    Tls12Suite suite = suite(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256);
    MasterSecret first = master(suite);
    MasterSecret resumed;
    try (SecretScope other = SecretScope.open()) {
      resumed = MasterSecret.resumed(suite.hash(), first.secret(), other);
      assertThat(bytes(resumed.secret())).isEqualTo(bytes(first.secret()));
    }
    assertThatIllegalStateException().isThrownBy(() -> bytes(resumed.secret()));
    assertThat(bytes(first.secret())).isEqualTo(expectedMaster(suite));
  }

  @ParameterizedTest
  @MethodSource("suites")
  void verifyDataHasTwelveBytesOfEachSide(CipherSuite code) {
    Tls12Suite suite = suite(code);
    byte[] master = expectedMaster(suite);
    assertThat(master(suite).verifyData(Side.CLIENT, HASH))
        .isEqualTo(Bytes.of(prf(suite, master, "client finished", 12, HASH)));
    assertThat(master(suite).verifyData(Side.SERVER, HASH))
        .isEqualTo(Bytes.of(prf(suite, master, "server finished", 12, HASH)));
  }

  @ParameterizedTest
  @MethodSource("suites")
  void theKeyBlockIsCutInTheOrderOfTheRfc(CipherSuite code) {
    Tls12Suite suite = suite(code);
    Tls12Cipher cipher = suite.cipher();
    KeyBlock keys = master(suite).keyBlock(suite, MacOrder.ENCRYPT_THEN_MAC, CLIENT, SERVER);
    List<Secret> cut =
        List.of(
            keys.clientWriteMacKey(),
            keys.serverWriteMacKey(),
            keys.clientWriteKey(),
            keys.serverWriteKey(),
            keys.clientWriteIv(),
            keys.serverWriteIv());
    assertThat(cut.stream().map(Secret::length))
        .containsExactly(
            cipher.macKeyLength(),
            cipher.macKeyLength(),
            cipher.keyLength(),
            cipher.keyLength(),
            cipher.ivLength(),
            cipher.ivLength());
    Bytes block =
        Bytes.concat(cut.stream().map(secret -> Bytes.owning(bytes(secret))).toArray(Bytes[]::new));
    // The server's nonce comes first.
    assertThat(block)
        .isEqualTo(
            Bytes.of(
                prf(
                    suite,
                    expectedMaster(suite),
                    "key expansion",
                    block.length(),
                    SERVER.bytes(),
                    CLIENT.bytes())));

    assertThat(keys.of(Side.CLIENT))
        .isEqualTo(keys.client())
        .extracting(DirectionKeys::macKey, DirectionKeys::key, DirectionKeys::iv)
        .containsExactly(keys.clientWriteMacKey(), keys.clientWriteKey(), keys.clientWriteIv());
    assertThat(keys.of(Side.SERVER))
        .isEqualTo(keys.server())
        .extracting(DirectionKeys::macKey, DirectionKeys::key, DirectionKeys::iv)
        .containsExactly(keys.serverWriteMacKey(), keys.serverWriteKey(), keys.serverWriteIv());
  }

  @Test
  void aDirectionsKeysEndWithoutTheOthers() {
    Tls12Suite suite = suite(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256);
    KeyBlock keys = master(suite).keyBlock(suite, MacOrder.MAC_THEN_ENCRYPT, CLIENT, SERVER);
    keys.client().close();
    for (Secret ended :
        List.of(keys.clientWriteMacKey(), keys.clientWriteKey(), keys.clientWriteIv())) {
      assertThatIllegalStateException().isThrownBy(() -> bytes(ended));
    }
    assertThat(bytes(keys.serverWriteKey())).hasSize(16);
  }

  @Test
  void theirOwnerEndsAllThatIsLeft() {
    Tls12Suite suite = suite(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA);
    MasterSecret master = master(suite);
    KeyBlock keys = master.keyBlock(suite, MacOrder.MAC_THEN_ENCRYPT, CLIENT, SERVER);
    scope.close();
    for (Secret ended :
        List.of(master.secret(), keys.clientWriteMacKey(), keys.serverWriteMacKey())) {
      assertThatIllegalStateException().isThrownBy(() -> bytes(ended));
    }
  }

  @Test
  void itEndsByItself() {
    MasterSecret master = master(suite(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA));
    master.wipe();
    assertThatIllegalStateException().isThrownBy(() -> bytes(master.secret()));
  }

  @ParameterizedTest
  @MethodSource("suites")
  void anExportWithoutAContextIsNotOneWithAnEmptyContext(CipherSuite code) {
    Tls12Suite suite = suite(code);
    byte[] master = expectedMaster(suite);
    Tls12Exporter exporter = master(suite).exporter(CLIENT, SERVER);
    Bytes context = Bytes.of((byte) 9, (byte) 8, (byte) 7);
    assertThat(exporter.export("EXPERIMENTAL a", 100))
        .isEqualTo(prf(suite, master, "EXPERIMENTAL a", 100, CLIENT.bytes(), SERVER.bytes()));
    assertThat(exporter.export("EXPERIMENTAL a", Bytes.EMPTY, 100))
        .isEqualTo(
            prf(
                suite,
                master,
                "EXPERIMENTAL a",
                100,
                CLIENT.bytes(),
                SERVER.bytes(),
                Bytes.fromHex("0000")));
    assertThat(exporter.export("EXPERIMENTAL a", context, 100))
        .isEqualTo(
            prf(
                suite,
                master,
                "EXPERIMENTAL a",
                100,
                CLIENT.bytes(),
                SERVER.bytes(),
                Bytes.fromHex("0003"),
                context));
  }

  @Test
  void whatTlsItselfDerivesIsNotExported() {
    Tls12Exporter exporter =
        master(suite(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA)).exporter(CLIENT, SERVER);
    for (String label :
        List.of(
            "client finished",
            "server finished",
            "master secret",
            "extended master secret",
            "key expansion",
            "l".repeat(250))) {
      assertThatIllegalArgumentException().isThrownBy(() -> exporter.export(label, 12));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> exporter.export("l", Bytes.owning(new byte[1 << 16]), 12));
    assertThat(exporter.export("l", Bytes.owning(new byte[(1 << 16) - 1]), 12)).hasSize(12);
    // Nothing in RFC 5705 4 asks for more than a string.
    assertThat(exporter.export("", 12)).hasSize(12);
  }

  @Test
  void whatIsMissingInTheProviderIsNotThere() {
    assertThat(
            Tls12Suites.working(
                CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TestCrypto.withAeads(List.of())))
        .isEmpty();
    assertThat(Tls12Suites.working(CipherSuite.TLS_AES_128_GCM_SHA256, TestCrypto.PROVIDER))
        .isEmpty();
  }

  private MasterSecret master(Tls12Suite suite) {
    return MasterSecret.of(suite.hash(), scope.adopt(PREMASTER.clone()), CLIENT, SERVER, scope);
  }

  private static byte[] expectedMaster(Tls12Suite suite) {
    return prf(suite, PREMASTER, "master secret", 48, CLIENT.bytes(), SERVER.bytes());
  }

  private static Tls12Suite suite(CipherSuite code) {
    return Tls12Suites.working(code, TestCrypto.PROVIDER).orElseThrow();
  }

  private static byte[] prf(
      Tls12Suite suite, byte[] secret, String label, int length, Bytes... seeds) {
    // The name alone says it: SHA-384 where it ends so, SHA-256 for all others.
    String algorithm = suite.code().toString().endsWith("SHA384") ? "HmacSHA384" : "HmacSHA256";
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      byte[] seed =
          Bytes.concat(Bytes.of(label.getBytes(StandardCharsets.US_ASCII)), Bytes.concat(seeds))
              .toArray();
      byte[] output = {};
      byte[] a = seed;
      while (output.length < length) {
        a = mac.doFinal(a);
        mac.update(a);
        output = Bytes.concat(Bytes.of(output), Bytes.of(mac.doFinal(seed))).toArray();
      }
      return Arrays.copyOf(output, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(Secret secret) {
    return secret.use(byte[]::clone);
  }

  private static byte[] filled(int length, int first) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (first + 7 * i);
    }
    return bytes;
  }
}
