package org.handfast.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

class ClientSessionCacheTest {
  private final ClientSessionCache cache = new ClientSessionCache(2);

  @Test
  void theNewestComesFirstAndEachOnce() {
    for (int i = 1; i <= 3; i++) {
      cache.put(key("a"), Sessions.ticket(i));
    }
    assertThat(all("a")).containsExactly(3, 2, 1);
    assertThat(cache.take(key("a"))).isEmpty();
  }

  @Test
  void eightOfOnePeerAreKept() {
    List<SessionTicket> given = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      given.add(Sessions.ticket(i));
      cache.put(key("a"), given.getLast());
    }
    assertThat(all("a")).containsExactly(10, 9, 8, 7, 6, 5, 4, 3);
    requireEnded(given.get(0));
    requireEnded(given.get(1));
  }

  @Test
  void thePeerThatWasNotSeenForLongestIsForgotten() {
    SessionTicket forgotten = Sessions.ticket(2);
    cache.put(key("a"), Sessions.ticket(1));
    cache.put(key("b"), forgotten);
    cache.put(key("a"), Sessions.ticket(3));
    cache.put(key("c"), Sessions.ticket(4));
    assertThat(all("b")).isEmpty();
    requireEnded(forgotten);
    assertThat(all("a")).containsExactly(3, 1);
    assertThat(all("c")).containsExactly(4);
  }

  @Test
  void configurationsShareNothing() {
    cache.put(new SessionKey("a", "one"), Sessions.ticket(1));
    assertThat(cache.take(new SessionKey("a", "two"))).isEmpty();
    assertThat(cache.take(new SessionKey("b", "one"))).isEmpty();
    assertThat(cache.take(new SessionKey("a", "one"))).isPresent();
  }

  @Test
  void clearingEndsEverything() {
    SessionTicket ticket = Sessions.ticket(1);
    cache.put(key("a"), ticket);
    cache.clear();
    assertThat(all("a")).isEmpty();
    requireEnded(ticket);
  }

  @Test
  void aStoreThatKeepsNothingEndsWhatItGets() {
    SessionTicket ticket = Sessions.ticket(1);
    ClientSessions none = ClientSessions.none();
    none.put(key("a"), ticket);
    assertThat(none.take(key("a"))).isEmpty();
    requireEnded(ticket);
  }

  @Test
  void aCacheForNobodyIsRefused() {
    assertThatThrownBy(() -> new ClientSessionCache(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Integer> all(String peer) {
    List<Integer> all = new ArrayList<>();
    Optional<SessionTicket> next = cache.take(key(peer));
    while (next.isPresent()) {
      all.add(next.get().identity().at(0));
      next = cache.take(key(peer));
    }
    return all;
  }

  private static SessionKey key(String peer) {
    return new SessionKey(peer, "configuration");
  }

  private static void requireEnded(SessionTicket ticket) {
    assertThatThrownBy(() -> ticket.session().psk().use(Bytes::of))
        .isInstanceOf(IllegalStateException.class);
  }
}
