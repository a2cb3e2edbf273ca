package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;

import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DerTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65535, 65536})
  void whatIsWrittenIsRead(int length) {
    Bytes content = Bytes.owning(new byte[length]);
    Bytes element = Der.element(Der.OCTET_STRING, content);
    Der reader = Der.reader(element);
    assertThat(reader.next(Der.OCTET_STRING)).hasValue(content);
    assertThat(reader.isAtEnd()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"127, 047f", "128, 048180", "255, 0481ff", "256, 04820100", "65536, 0483010000"})
  void aLengthIsTheShortest(int length, String head) {
    Bytes element = Der.element(Der.OCTET_STRING, Bytes.owning(new byte[length]));
    assertThat(element.slice(0, element.length() - length)).isEqualTo(Bytes.fromHex(head));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "3001",
        "30800000",
        "30810100",
        "3082000100",
        "308301",
        "30ff",
        "308400000000",
        "3081",
        "3181",
        "310100"
      })
  void whatIsNoSequenceIsRefused(String hex) {
    assertThat(Der.isOneSequence(Bytes.fromHex(hex))).isFalse();
    assertThat(Der.reader(Bytes.fromHex(hex)).next(Der.SEQUENCE)).isEmpty();
  }

  @Test
  void onlyAnElementOfTheRightTagIsTaken() {
    Der reader = Der.reader(Bytes.fromHex("0201050500"));
    assertThat(reader.next(Der.OCTET_STRING)).isEmpty();
    assertThat(reader.next(Der.INTEGER)).hasValue(Bytes.fromHex("05"));
    assertThat(reader.isAtEnd()).isFalse();
    assertThat(reader.next(Der.NULL)).hasValue(Bytes.EMPTY);
    assertThat(reader.isAtEnd()).isTrue();
    assertThat(reader.next(Der.NULL)).isEmpty();
  }

  @Test
  void oneSequenceIsExactlyOne() {
    assertThat(Der.isOneSequence(Bytes.fromHex("3000"))).isTrue();
    assertThat(Der.isOneSequence(Bytes.fromHex("300000"))).isFalse();
  }
}
