package org.handfast.interop.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Records that this test has made itself, sound ones and others.
final class RecordReaderTest {
  private static final Octets MAC_KEY = Octets.of(new byte[32]).flipped(1);
  private static final Octets KEY = Octets.of(new byte[16]).flipped(2);
  private static final Octets IV = Octets.of(new byte[16]).flipped(3);
  private static final Octets DATA = Octets.ofAscii("sixteen letters.");

  /// Sequence number 0, application_data, TLS 1.2, 16 octets.
  private static final Octets HEADER = Octets.ofHex("0000000000000000" + "17" + "0303" + "0010");

  @ParameterizedTest
  @ValueSource(ints = {15, 31, 255})
  void readsPaddingOfAnyLength(int length) throws Exception {
    Octets mac = Prf.hmac(MAC_KEY, Octets.joined(HEADER, DATA));
    OpenedRecord opened = macThenEncrypt().open(sealed(DATA, mac, padding(length)));
    assertThat(opened.data()).isEqualTo(DATA);
    assertThat(opened.mac()).isEqualTo(mac);
    assertThat(opened.macInput()).isEqualTo(Octets.joined(HEADER, DATA));
    assertThat(opened.padding().length()).isEqualTo(length);
  }

  @Test
  void wantsEveryOctetOfThePadding() throws Exception {
    Octets mac = Prf.hmac(MAC_KEY, Octets.joined(HEADER, DATA));
    assertThatThrownBy(() -> macThenEncrypt().open(sealed(DATA, mac, padding(15).flipped(0))))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("padding");
  }

  @Test
  void countsTheRecords() throws Exception {
    WireRecord first = sealed(DATA, Prf.hmac(MAC_KEY, Octets.joined(HEADER, DATA)), padding(15));
    RecordReader reader = macThenEncrypt();
    assertThat(reader.open(first).sequenceNumber()).isZero();
    assertThatThrownBy(() -> reader.open(first))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessage("the MAC of record 1 is wrong");
  }

  @Test
  void readsTheTypeUnderTheMac() throws Exception {
    WireRecord data = sealed(DATA, Prf.hmac(MAC_KEY, Octets.joined(HEADER, DATA)), padding(15));
    WireRecord alert = new WireRecord(WireRecord.ALERT, data.version(), data.fragment());
    assertThatThrownBy(() -> macThenEncrypt().open(alert))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessage("the MAC of record 0 is wrong");
  }

  @Test
  void readsTheMacOutside() throws Exception {
    Octets covered = sealed(DATA, padding(15)).fragment();
    Octets input =
        Octets.joined(
            Octets.ofHex("0000000000000000" + "17" + "0303"), Octets.ofVector(2, covered));
    WireRecord sound = data(Octets.joined(covered, Prf.hmac(MAC_KEY, input)));
    OpenedRecord opened = encryptThenMac().open(sound);
    assertThat(opened.data()).isEqualTo(DATA);
    assertThat(opened.macInput()).isEqualTo(input);
    WireRecord changed = data(sound.fragment().flipped(IV.length() + DATA.length()));
    assertThatThrownBy(() -> encryptThenMac().open(changed))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessage("the MAC of record 0 is wrong");
  }

  private static RecordReader macThenEncrypt() {
    return new RecordReader(MAC_KEY, KEY, MacOrder.MAC_THEN_ENCRYPT);
  }

  private static RecordReader encryptThenMac() {
    return new RecordReader(MAC_KEY, KEY, MacOrder.ENCRYPT_THEN_MAC);
  }

  /// With the octet that tells the length.
  private static Octets padding(int length) {
    Octets padding = Octets.EMPTY;
    for (int i = 0; i <= length; i++) {
      padding = Octets.joined(padding, Octets.ofNumber(1, length));
    }
    return padding;
  }

  private static WireRecord sealed(Octets... parts) throws GeneralSecurityException {
    Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
    aes.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(KEY.toArray(), "AES"),
        new IvParameterSpec(IV.toArray()));
    Octets blocks = Octets.of(aes.doFinal(Octets.joined(parts).toArray()));
    return data(Octets.joined(IV, blocks));
  }

  private static WireRecord data(Octets fragment) {
    return new WireRecord(WireRecord.APPLICATION_DATA, 0x0303, fragment);
  }
}
