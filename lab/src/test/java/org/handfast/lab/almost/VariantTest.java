package org.handfast.lab.almost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.stage.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VariantTest {
  @ParameterizedTest
  @CsvSource({
    "1a,  MS,  NONE,      NONE,         FIN,          16",
    "1b,  MS,  NONE,      HASH,         FIN,          16",
    "2a,  MS,  ONE_PAIR,  MAC,          FIN,          48",
    "2a+, MS,  ONE_PAIR,  NUMBERED_MAC, FIN,          48",
    "2b,  MS,  FOUR_KEYS, MAC,          FIN,          96",
    "3a,  MS,  FOUR_KEYS, STREAM_MAC,   FIN,          96",
    "3b,  MS,  FOUR_KEYS, MAC,          FIN,          96",
    "4,   MS,  FOUR_KEYS, MAC,          FIN,          96",
    "5a,  MS,  FOUR_KEYS, NUMBERED_MAC, FIN,          96",
    "5b,  MS,  FOUR_KEYS, HMAC,         FIN,          96",
    "6a,  MS,  FOUR_KEYS, NUMBERED_MAC, FIN,          96",
    "6b,  MS,  FOUR_KEYS, NUMBERED_MAC, TYPE_OF_LAST, 96",
    "6c,  MS,  FOUR_KEYS, HMAC,         RECORD,       96",
    "7a,  PMS, FOUR_KEYS, HMAC,         RECORD,       48",
    "7b,  PMS, FOUR_KEYS, HMAC,         RECORD,       48",
    "7c,  PMS, FOUR_KEYS, HMAC,         RECORD,       48",
    "7d,  PMS, FOUR_KEYS, HMAC,         RECORD,       48",
    "8a,  PMS, FOUR_KEYS, HMAC,         RECORD,       48",
    "8b,  PMS, FOUR_KEYS, HMAC,         RECORD,       48"
  })
  void whatIsSpokenOnARung(
      String id,
      Variant.Secret secret,
      Variant.Split split,
      Variant.Integrity integrity,
      Variant.Closing closing,
      int secretLength) {
    Variant variant = Variant.of(Rung.of(id).orElseThrow());

    assertThat(variant.secret()).isEqualTo(secret);
    assertThat(variant.split()).isEqualTo(split);
    assertThat(variant.integrity()).isEqualTo(integrity);
    assertThat(variant.closing()).isEqualTo(closing);
    assertThat(variant.secretLength()).isEqualTo(secretLength);
  }

  @Test
  void onlyTheLastRungsHaveAChoiceAndOnlyTheLastChecksIt() {
    assertThat(
            AlmostSslTest.almost().filter(rung -> Variant.of(rung).choice() == Variant.Choice.LIST))
        .containsExactly(Rung.SUITES_UNCHECKED, Rung.SUITES_CHECKED);
    assertThat(
            AlmostSslTest.almost()
                .filter(rung -> Variant.of(rung).ending() == Variant.Ending.WITH_MACS))
        .containsExactly(Rung.SUITES_CHECKED);
  }

  @Test
  void whoThrowsANonce() {
    Map<String, List<Integer>> lengths = new LinkedHashMap<>();
    for (Rung rung : List.of(Rung.NO_NONCE, Rung.BOBS_NONCE, Rung.ALICES_NONCE, Rung.BOTH_NONCES)) {
      Variant.Nonces nonces = Variant.of(rung).nonces();
      lengths.put(rung.id(), List.of(nonces.lengthOf(Person.BOB), nonces.lengthOf(Person.ALICE)));
    }

    assertThat(lengths)
        .isEqualTo(
            Map.of(
                "7a",
                List.of(0, 0),
                "7b",
                List.of(32, 0),
                "7c",
                List.of(0, 32),
                "7d",
                List.of(32, 32)));
  }

  /// Some rungs look at one protocol from several sides; every other pair differs.
  @Test
  void rungsThatAreOneProtocol() {
    Map<Variant, List<String>> rungs =
        AlmostSslTest.almost()
            .collect(
                Collectors.groupingBy(
                    Variant::of, Collectors.mapping(Rung::id, Collectors.toList())));

    assertThat(rungs.values())
        .filteredOn(same -> same.size() > 1)
        .containsExactlyInAnyOrder(List.of("2b", "3b", "4"), List.of("5a", "6a"));
  }
}
