package org.handfast.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.schedule.tls12.MacOrder;
import org.handfast.engine.schedule.tls12.Tls12Cipher;
import org.handfast.engine.schedule.tls12.Tls12Suite;
import org.handfast.engine.schedule.tls12.Tls12Suites;
import org.handfast.engine.secret.SecretScope;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Rows 3 and 4: paddings all get the same answer, for the same work (CVE-2013-0169)")
class MacThenEncryptOpeningTest {
  private static final ContentType TYPE = ContentType.APPLICATION_DATA;
  private static final int FRAGMENT = 16 + 512;

  private final SecretScope scope = SecretScope.open();

  @AfterEach
  void close() {
    scope.close();
  }

  static Stream<CipherSuite> suites() {
    return Stream.of(
        CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384);
  }

  @ParameterizedTest
  @MethodSource("suites")
  void everyPaddingWithAGoodAndABadMac(CipherSuite suite) throws GeneralSecurityException {
    Bench bench = new Bench(suite);
    Set<CountingHash.Tally> work = new HashSet<>();
    for (int padding = 0; padding <= 255; padding++) {
      byte[] content = bench.contentBefore(padding);
      byte[] good = bench.plaintext(content, padding);
      assertThat(bench.open(good, work)).as("padding " + padding).isEqualTo(content.length);

      byte[] badMac = good.clone();
      badMac[content.length + padding % bench.hand.macLength()] ^= (byte) 0x80;
      assertThat(bench.open(badMac, work)).isEqualTo(AeadAlgorithm.FORGED);

      byte[] badContent = good.clone();
      badContent[content.length - 1] ^= 1;
      assertThat(bench.open(badContent, work)).isEqualTo(AeadAlgorithm.FORGED);
    }
    assertThat(work).as("the same work for all").hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("suites")
  void everyBadByteOfEveryPadding(CipherSuite suite) throws GeneralSecurityException {
    Bench bench = new Bench(suite);
    Set<CountingHash.Tally> work = new HashSet<>();
    for (int padding : new int[] {1, 2, 15, 16, 31, 128, 254, 255}) {
      byte[] content = bench.contentBefore(padding);
      byte[] good = bench.plaintext(content, padding);
      for (int i = 1; i <= padding; i++) {
        byte[] bad = good.clone();
        bad[bad.length - 1 - i] ^= (byte) (1 << i % 8);
        assertThat(bench.open(bad, work)).as("padding " + padding + ", byte " + i).isEqualTo(-1);
      }
    }
    assertThat(work).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("suites")
  void aPaddingLongerThanTheRecordLeavesNoRoomForTheMac(CipherSuite suite)
      throws GeneralSecurityException {
    Bench bench = new Bench(suite);
    int mac = bench.hand.macLength();
    int plaintext = (mac + 1 + 15) / 16 * 16;
    Set<CountingHash.Tally> work = new HashSet<>();
    Set<Integer> answers = new HashSet<>();
    for (int padding = plaintext - mac; padding <= 255; padding++) {
      byte[] blocks = new byte[plaintext];
      Arrays.fill(blocks, (byte) padding);
      answers.add(bench.open(blocks, work));
    }
    assertThat(answers).containsExactly(AeadAlgorithm.FORGED);
    // The longest padding there is room for is good, and its record is empty.
    assertThat(bench.open(bench.plaintext(new byte[0], plaintext - mac - 1), work)).isZero();
    assertThat(work).hasSize(1);
  }

  /// GOLDENDOODLE, Zombie POODLE and the empty record: a bad padding, and a MAC that would be good
  /// if the padding were believed, ignored, or looked at by its last byte alone.
  @ParameterizedTest
  @MethodSource("suites")
  void aGoodMacDoesNotExcuseABadPadding(CipherSuite suite) throws GeneralSecurityException {
    Bench bench = new Bench(suite);
    Set<CountingHash.Tally> work = new HashSet<>();
    byte[] content = bench.contentBefore(255);
    byte[] zeros = bench.plaintext(content, 255);
    Arrays.fill(zeros, zeros.length - 256, zeros.length - 1, (byte) 0);
    byte[] firstWrong = bench.plaintext(content, 255);
    firstWrong[firstWrong.length - 256] = 0;
    // The MAC fits if the padding counts as none: the last byte is a length without its padding.
    byte[] unpadded = bench.plaintext(bench.contentBefore(0), 0);
    unpadded[unpadded.length - 1] = 1;
    byte[] empty = bench.plaintext(new byte[0], 0);
    assertThat(
            Stream.of(zeros, firstWrong, unpadded)
                .map(bad -> bench.openUnchecked(bad, work))
                .distinct())
        .containsExactly(AeadAlgorithm.FORGED);
    assertThat(work).hasSize(1);
    assertThat(empty.length % 16).isEqualTo((bench.hand.macLength() + 1) % 16);
  }

  @ParameterizedTest
  @MethodSource("suites")
  void everyLengthOfContentIsFound(CipherSuite suite) throws GeneralSecurityException {
    Bench bench = new Bench(suite);
    for (int length : IntStream.range(0, 320).toArray()) {
      int padding = 15 - (length + bench.hand.macLength()) % 16;
      byte[] plaintext = bench.plaintext(HandMadeRecords.bytes(length, 5), padding);
      assertThat(bench.open(plaintext, new HashSet<>())).isEqualTo(length);
    }
  }

  private final class Bench {
    private final HandMadeRecords hand;
    private final CountingHash hash;
    private final ReadProtection keys;

    Bench(CipherSuite code) {
      this.hand = new HandMadeRecords(code, MacOrder.MAC_THEN_ENCRYPT);
      Tls12Suite working = Tls12Suites.working(code, TestCrypto.PROVIDER).orElseThrow();
      Tls12Cipher.Block block = (Tls12Cipher.Block) working.cipher();
      this.hash = new CountingHash(block.mac());
      Tls12Cipher counted = new Tls12Cipher.Block(block.algorithm(), hash, block.ivs());
      this.keys =
          Tls12Opening.under(
              hand.keys(new Tls12Suite(code, working.exchange(), working.hash(), counted), scope));
    }

    byte[] contentBefore(int padding) {
      return HandMadeRecords.bytes(FRAGMENT - 16 - hand.macLength() - 1 - padding, padding);
    }

    byte[] plaintext(byte[] content, int padding) {
      byte[] trailer = new byte[padding + 1];
      Arrays.fill(trailer, (byte) padding);
      return HandMadeRecords.concat(content, hand.mac(TYPE, content), trailer);
    }

    int open(byte[] plaintext, Set<CountingHash.Tally> work) throws GeneralSecurityException {
      byte[] record = hand.sealBlocks(TYPE, plaintext);
      byte[] out = new byte[plaintext.length];
      CountingHash.Tally before = hash.tally();
      int length = keys.open(record, RecordHeader.LENGTH, record.length, out, 0);
      work.add(hash.tally().minus(before));
      return length;
    }

    int openUnchecked(byte[] plaintext, Set<CountingHash.Tally> work) {
      try {
        return open(plaintext, work);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
