package org.handfast.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Row 27: sealed tickets (CVE-2016-6302, CVE-2014-3567)")
class SealedTicketsTest {
  private final Tickets tickets = under(1);

  private static Tickets under(int... keys) {
    return new SealedTickets(TicketKeys.of(Sessions.ticketKeys(keys)), TestCrypto.PROVIDER);
  }

  @Test
  void aTicketOpensToItsSession() {
    for (Session session : List.of(Sessions.plain(), Sessions.full(1))) {
      Session opened = tickets.redeem(tickets.issue(session).orElseThrow()).orElseThrow();
      assertThat(opened.terms()).isEqualTo(session.terms());
      assertThat(Sessions.key(opened)).isEqualTo(Sessions.PSK);
    }
  }

  @Test
  void everyFlippedBitMakesItNothing() {
    Bytes ticket = tickets.issue(Sessions.plain()).orElseThrow();
    for (int bit = 0; bit < 8 * ticket.length(); bit++) {
      byte[] flipped = ticket.toArray();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(tickets.redeem(Bytes.owning(flipped))).as("bit " + bit).isEmpty();
    }
  }

  @Test
  void everyTruncationMakesItNothing() {
    Bytes ticket = tickets.issue(Sessions.plain()).orElseThrow();
    for (int length = 0; length < ticket.length(); length++) {
      assertThat(tickets.redeem(ticket.slice(0, length))).isEmpty();
    }
    assertThat(tickets.redeem(Bytes.concat(ticket, Bytes.of((byte) 0)))).isEmpty();
  }

  @Test
  void aForgedTicketIsNothingWhateverTheCipherLeavesBehind() {
    AeadAlgorithm honest = TestCrypto.PROVIDER.aead(Aead.AES_256_GCM).orElseThrow();
    Tickets careless =
        new SealedTickets(
            TicketKeys.of(Sessions.ticketKeys(1)),
            TestCrypto.withAeads(List.of(new ForgedAndOpened(honest))));
    assertThat(careless.redeem(careless.issue(Sessions.plain()).orElseThrow())).isEmpty();
  }

  /// Says of everything that it is forged, and writes out the plaintext all the same.
  private record ForgedAndOpened(AeadAlgorithm honest) implements AeadAlgorithm {
    @Override
    public Aead aead() {
      return honest.aead();
    }

    @Override
    public Sealer sealer(byte[] key) {
      return honest.sealer(key);
    }

    @Override
    public Opener opener(byte[] key) {
      Opener opener = honest.opener(key);
      return (nonce, additionalData, in, from, to, out, at) -> {
        assertThat(opener.open(nonce, additionalData, in, from, to, out, at)).isPositive();
        return FORGED;
      };
    }
  }

  @Test
  void theFirstKeySealsAndAllOpen() {
    Bytes old = under(1).issue(Sessions.plain()).orElseThrow();
    Tickets rotated = under(2, 1);
    assertThat(rotated.redeem(old)).isPresent();
    Bytes fresh = rotated.issue(Sessions.plain()).orElseThrow();
    assertThat(fresh.slice(0, TicketKey.NAME_LENGTH)).isEqualTo(Sessions.name(2));
    assertThat(tickets.redeem(fresh)).isEmpty();
  }

  @Test
  void aNameIsNotEnough() {
    byte[] key = new byte[TicketKey.KEY_LENGTH];
    key[5] = 1;
    Tickets impostor =
        new SealedTickets(
            TicketKeys.of(List.of(new TicketKey(Sessions.name(1), key))), TestCrypto.PROVIDER);
    assertThat(tickets.redeem(impostor.issue(Sessions.plain()).orElseThrow())).isEmpty();
  }

  @Test
  void noTwoTicketsAreAlikeAndNoneShowsItsKey() {
    Bytes one = tickets.issue(Sessions.plain()).orElseThrow();
    Bytes other = tickets.issue(Sessions.plain()).orElseThrow();
    int same = 0;
    for (int i = TicketKey.NAME_LENGTH; i < one.length(); i++) {
      same += one.at(i) == other.at(i) ? 1 : 0;
    }
    assertThat(same).isLessThan(one.length() / 4);
    assertThat(one.toHex()).doesNotContain("c0ffee");
  }

  @Test
  void aChainThatIsTooLongMakesNoTicket() {
    assertThat(tickets.issue(Sessions.full(10))).isPresent();
    assertThat(tickets.issue(Sessions.full(100))).isEmpty();
  }

  @Test
  void aNameOfAnyLengthThatAHelloCanHaveIsFine() {
    Session session = Sessions.named("a".repeat(300));
    assertThat(tickets.redeem(tickets.issue(session).orElseThrow()).orElseThrow().terms())
        .isEqualTo(session.terms());
    assertThat(tickets.issue(Sessions.named("a".repeat(65_000)))).isEmpty();
  }

  @Test
  void theyNeedTheirAlgorithms() {
    TicketKeys keys = TicketKeys.of(Sessions.ticketKeys(1));
    assertThatThrownBy(() -> new SealedTickets(keys, TestCrypto.withAeads(List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AES-256-GCM");
  }
}
