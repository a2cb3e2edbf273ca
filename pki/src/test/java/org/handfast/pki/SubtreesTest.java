package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubtreesTest {
  /// `3003 820161` is the subtree of the DNS name `a`.
  @ParameterizedTest
  @CsvSource({
    "one permitted,             3007 a005 3003820161,                                          1",
    "one excluded,              3007 a105 3003820161,                                          1",
    "one of each,               300e a005 3003820161 a105 3003820161,                          2",
    "two permitted,             300c a00a 3003820161 3003820161,                               2",
    "IPv4 with its mask,        300e a00c 300a 8708 c0000200ffffff00,                          1",
    "the empty DNS name,        3006 a004 30028200,                                            1",
    "no list,                   3000,                                                          -",
    "an empty list,             3002 a000,                                                     -",
    "two empty lists,           3004 a000 a100,                                                -",
    "one list empty,            3009 a005 3003820161 a100,                                     -",
    "lists in the wrong order,  300e a105 3003820161 a005 3003820161,                          -",
    "a list twice,              300e a005 3003820161 a005 3003820161,                          -",
    "another list,              300e a005 3003820161 a205 3003820161,                          -",
    "something after it,        3009 a005 3003820161 0500,                                     -",
    "no sequence,               3107 a005 3003820161,                                          -",
    "a subtree of nothing,      3004 a002 3000,                                                -",
    "no subtree,                3004 a002 0500,                                                -",
    "a subtree cut short,       3006 a004 30038201,                                            -",
    "IPv4 without a mask,       300a a008 3006 8704 c0000201,                                  -",
    "IPv6 without a mask,       3016 a014 3012 8710 20010db8000000000000000000000001,          -",
    "an address of no length,   3006 a004 30028700,                                            -",
    "nothing at all,            '',                                                            -",
  })
  void count(String what, String hex, String count) {
    Optional<Integer> expected =
        count.equals("-") ? Optional.empty() : Optional.of(Integer.valueOf(count));
    assertThat(Subtrees.count(Bytes.fromHex(hex))).as(what).isEqualTo(expected);
  }
}
