package org.handfast.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

class StoredTicketsTest {
  private final StoredTickets tickets = new StoredTickets(3, TestCrypto.PROVIDER.random());

  @Test
  void aTicketWorksOnce() {
    Bytes label = tickets.issue(Sessions.full(1)).orElseThrow();
    Session session = tickets.redeem(label).orElseThrow();
    assertThat(session.terms()).isEqualTo(Sessions.full(1).terms());
    assertThat(tickets.redeem(label)).isEmpty();
  }

  @Test
  void theStoreKeepsItsOwnCopy() {
    Session session = Sessions.plain();
    Bytes label = tickets.issue(session).orElseThrow();
    session.close();
    assertThat(Sessions.key(tickets.redeem(label).orElseThrow())).isEqualTo(Sessions.PSK);
  }

  @Test
  void theOldestIsForgottenFirst() {
    List<Bytes> labels = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      labels.add(tickets.issue(Sessions.plain()).orElseThrow());
    }
    assertThat(labels).doesNotHaveDuplicates();
    assertThat(labels.stream().map(label -> tickets.redeem(label).isPresent()))
        .containsExactly(false, false, true, true, true);
  }

  @Test
  void aStoreForNothingIsRefused() {
    assertThatThrownBy(() -> new StoredTickets(0, TestCrypto.PROVIDER.random()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
