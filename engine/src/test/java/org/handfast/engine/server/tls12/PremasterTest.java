package org.handfast.engine.server.tls12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.handfast.engine.crypto.RandomSource;
import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.testing.JdkKeyTransport;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No answer of the server's differs by what is inside an encrypted premaster secret.
class PremasterTest {
  private static final int LENGTH = 256;
  private static final KeyPair PAIR = pair();
  private static final RSAPublicKey PUBLIC = (RSAPublicKey) PAIR.getPublic();
  private static final Bytes DRAWN = Bytes.owning(drawn());

  private final SecretScope scope = SecretScope.open();
  private final List<String> order = new ArrayList<>();
  private final RsaDecryption key =
      new Watched(JdkKeyTransport.decryption((RSAPrivateKey) PAIR.getPrivate()), order);
  private final RandomSource random =
      bytes -> {
        order.add("draw");
        DRAWN.copyTo(bytes, 0);
      };

  @Test
  void theRealOneComesOut() {
    byte[] good = Malformed.good(LENGTH);
    assertThat(open(Malformed.encrypt(good, PUBLIC), ProtocolVersion.TLS_1_2))
        .isEqualTo(Bytes.owning(good).slice(LENGTH - 48));
    assertThat(order).containsExactly("draw", "decrypt");
  }

  @Test
  void whatAClientEncryptsComesOut() throws GeneralSecurityException {
    Secret premaster = scope.adopt(Arrays.copyOfRange(Malformed.good(LENGTH), 208, 256));
    Bytes encrypted = new JdkKeyTransport().encrypt(PUBLIC, premaster);
    assertThat(Premaster.open(key, encrypted, ProtocolVersion.TLS_1_2, random, scope))
        .isEqualTo(premaster);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0301, 0x0302, 0x0303, 0x0304, 0x0399, 0xFFFF})
  void theVersionIsTheOneThatWasOffered(int code) {
    byte[] good = Malformed.good(LENGTH);
    good[208] = (byte) (code >>> 8);
    good[209] = (byte) code;
    Bytes encrypted = Malformed.encrypt(good, PUBLIC);
    assertThat(open(encrypted, new ProtocolVersion(code))).isEqualTo(Bytes.owning(good).slice(208));
    assertThat(open(encrypted, new ProtocolVersion(code ^ 1))).isEqualTo(DRAWN);
    assertThat(open(encrypted, new ProtocolVersion(code ^ 0x8000))).isEqualTo(DRAWN);
  }

  @ParameterizedTest
  @EnumSource
  void whateverElseComesTheRandomOneIsUsed(Malformed malformed) {
    assertThat(open(malformed.under(PUBLIC), ProtocolVersion.TLS_1_2)).isEqualTo(DRAWN);
    // One draw before, one private operation after: as for a good one.
    assertThat(order).containsExactly("draw", "decrypt");
  }

  /// Each byte of the block in turn, with each of its bits: what may be anything and what may not.
  @Test
  void everyBitThatMattersDoes() {
    byte[] good = Malformed.good(LENGTH);
    for (int at = 0; at < LENGTH; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] block = good.clone();
        block[at] ^= (byte) (1 << bit);
        boolean fixed = at < 2 || (at >= LENGTH - 49 && at < LENGTH - 46);
        boolean zeroed = at < LENGTH - 49 && block[at] == 0;
        Bytes expected = fixed || zeroed ? DRAWN : Bytes.copyOf(block, LENGTH - 48, LENGTH);
        assertThat(opened(block)).as("byte %d, bit %d", at, bit).isEqualTo(expected);
      }
    }
  }

  @Test
  void anyPaddingByteThatIsZeroSpoilsIt() {
    for (int at = 2; at < LENGTH - 49; at++) {
      byte[] block = Malformed.good(LENGTH);
      block[at] = 0;
      assertThat(opened(block)).as("byte %d", at).isEqualTo(DRAWN);
    }
  }

  @Test
  void theSameForKeysOfOtherLengths() {
    for (int length : new int[] {257, 320, 384, 512, 1024}) {
      byte[] good = Malformed.good(length);
      assertThat(opened(good)).isEqualTo(Bytes.copyOf(good, length - 48, length));
      good[length - 50] = 0;
      assertThat(opened(good)).isEqualTo(DRAWN);
    }
  }

  @Test
  void aStandInIsBelowTheModulusAndOfItsLength() {
    List<Bytes> inputs = new ArrayList<>();
    RsaDecryption noting =
        new RsaDecryption() {
          @Override
          public Bytes modulus() {
            return key.modulus();
          }

          @Override
          public byte[] decrypt(byte[] ciphertext) {
            inputs.add(Bytes.of(ciphertext));
            return Malformed.good(LENGTH);
          }
        };
    Set<Bytes> seen = new HashSet<>();
    for (Malformed malformed :
        List.of(Malformed.EMPTY_CIPHERTEXT, Malformed.ONE_BYTE_LONG, Malformed.MODULUS)) {
      // Even a stand-in that decrypts to something well-formed must not be taken for it.
      Secret secret =
          Premaster.open(noting, malformed.under(PUBLIC), ProtocolVersion.TLS_1_2, random, scope);
      assertThat(bytes(secret)).isEqualTo(DRAWN);
      seen.add(inputs.getLast());
    }
    assertThat(seen)
        .containsExactly(
            Bytes.of(
                Arrays.copyOfRange(PUBLIC.getModulus().shiftRight(1).toByteArray(), 0, LENGTH)));
  }

  @Test
  void theBlockIsZeroedAfterwards() {
    for (byte[] block : List.of(Malformed.good(LENGTH), Malformed.VERSION_ZERO.block(LENGTH))) {
      Premaster.open(
          new Given(block), Bytes.owning(new byte[LENGTH]), ProtocolVersion.TLS_1_2, random, scope);
      assertThat(block).containsOnly(0);
    }
  }

  @Test
  void theSecretBelongsToItsScope() {
    Secret secret =
        Premaster.open(
            new Given(Malformed.good(LENGTH)),
            Bytes.owning(new byte[LENGTH]),
            ProtocolVersion.TLS_1_2,
            random,
            scope);
    scope.close();
    assertThatThrownBy(() -> bytes(secret)).isInstanceOf(IllegalStateException.class);
  }

  /// The port's mistake, whatever is inside.
  @Test
  void aDecryptionThatLosesZerosIsNotWorkedWith() {
    byte[] cut = Arrays.copyOfRange(Malformed.good(LENGTH), 1, LENGTH);
    assertThatThrownBy(
            () ->
                Premaster.open(
                    new Cut(cut),
                    Bytes.owning(new byte[LENGTH]),
                    ProtocolVersion.TLS_1_2,
                    random,
                    scope))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nothingIsAllocatedForOneThatIsNotForAnother() {
    Map<Malformed, Long> allocated = new EnumMap<>(Malformed.class);
    for (Malformed malformed : Malformed.values()) {
      allocated.put(malformed, allocation(malformed.block(LENGTH), malformed.under(PUBLIC)));
    }
    byte[] good = Malformed.good(LENGTH);
    assertThat(new HashSet<>(allocated.values()))
        .as("%s", allocated)
        .containsExactly(allocation(good, Malformed.encrypt(good, PUBLIC)));
  }

  /// The least of many calls: now and then the virtual machine allocates something of its own.
  private static long allocation(byte[] block, Bytes encrypted) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    RsaDecryption key = new Copied(block);
    RandomSource drawn = bytes -> DRAWN.copyTo(bytes, 0);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 200; round++) {
      SecretScope scope = SecretScope.open();
      long before = threads.getCurrentThreadAllocatedBytes();
      Secret _ = Premaster.open(key, encrypted, ProtocolVersion.TLS_1_2, drawn, scope);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      scope.close();
    }
    return least;
  }

  private Bytes opened(byte[] block) {
    return bytes(
        Premaster.open(
            new Given(block.clone()),
            Bytes.owning(new byte[block.length]),
            ProtocolVersion.TLS_1_2,
            random,
            scope));
  }

  private Bytes open(Bytes encrypted, ProtocolVersion offered) {
    return bytes(Premaster.open(key, encrypted, offered, random, scope));
  }

  private static Bytes bytes(Secret secret) {
    return secret.use(Bytes::of);
  }

  private static byte[] drawn() {
    byte[] bytes = new byte[48];
    new Random(5246).nextBytes(bytes);
    return bytes;
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(8 * LENGTH);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private record Watched(RsaDecryption real, List<String> order) implements RsaDecryption {
    @Override
    public Bytes modulus() {
      return real.modulus();
    }

    @Override
    public byte[] decrypt(byte[] ciphertext) {
      order.add("decrypt");
      return real.decrypt(ciphertext);
    }
  }

  /// Decrypts everything to these very bytes.
  @SuppressWarnings("ArrayRecordComponent") // nobody compares it
  private record Given(byte[] block) implements RsaDecryption {
    @Override
    public Bytes modulus() {
      return ones(block.length);
    }

    @Override
    public byte[] decrypt(byte[] ciphertext) {
      return block;
    }
  }

  /// Decrypts everything to a copy of these bytes.
  @SuppressWarnings("ArrayRecordComponent") // nobody compares it
  private record Copied(byte[] block) implements RsaDecryption {
    private static final Bytes MODULUS = Bytes.owning(PUBLIC.getModulus().toByteArray()).slice(1);

    @Override
    public Bytes modulus() {
      return MODULUS;
    }

    @Override
    public byte[] decrypt(byte[] ciphertext) {
      return block.clone();
    }
  }

  /// Loses a leading zero.
  @SuppressWarnings("ArrayRecordComponent") // nobody compares it
  private record Cut(byte[] block) implements RsaDecryption {
    @Override
    public Bytes modulus() {
      return ones(block.length + 1);
    }

    @Override
    public byte[] decrypt(byte[] ciphertext) {
      return block;
    }
  }

  private static Bytes ones(int length) {
    byte[] ones = new byte[length];
    Arrays.fill(ones, (byte) 0xFF);
    return Bytes.owning(ones);
  }
}
