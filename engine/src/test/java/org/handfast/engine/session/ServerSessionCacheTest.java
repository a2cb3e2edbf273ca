package org.handfast.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

class ServerSessionCacheTest {
  private final ServerSessionCache cache = new ServerSessionCache(3, TestCrypto.PROVIDER.random());

  @Test
  void aSessionIsFoundAsOftenAsItIsAskedFor() {
    Bytes id = put();
    for (int i = 0; i < 3; i++) {
      Session found = cache.find(id).orElseThrow();
      assertThat(found.terms()).isEqualTo(Sessions.plain().terms());
      assertThat(Sessions.key(found)).isEqualTo(Sessions.PSK);
      found.close();
    }
  }

  @Test
  void anIdIsLongAndOfNobodyElse() {
    Bytes id = cache.newId().orElseThrow();
    assertThat(id.length()).isEqualTo(32);
    assertThat(cache.newId()).hasValueSatisfying(other -> assertThat(other).isNotEqualTo(id));
    assertThat(cache.find(id)).isEmpty();
  }

  @Test
  void theCacheKeepsItsOwnCopy() {
    Session session = Sessions.plain();
    Bytes id = cache.newId().orElseThrow();
    cache.put(id, session);
    session.close();
    assertThat(Sessions.key(cache.find(id).orElseThrow())).isEqualTo(Sessions.PSK);
  }

  @Test
  void whoWasNotSeenForLongestIsForgottenFirst() {
    List<Bytes> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(put());
    }
    cache.find(ids.getFirst()).orElseThrow().close();
    ids.add(put());
    assertThat(ids.stream().map(id -> cache.find(id).isPresent()))
        .containsExactly(true, false, true, true);
  }

  @Test
  void aSessionThatIsRemovedIsGone() {
    Bytes id = put();
    cache.remove(id);
    cache.remove(id);
    assertThat(cache.find(id)).isEmpty();
    Bytes other = put();
    cache.clear();
    assertThat(cache.find(other)).isEmpty();
  }

  @Test
  void nobodyIsKeptWhereNobodyIsWanted() {
    ServerSessions none = ServerSessions.none();
    assertThat(none.newId()).isEmpty();
    none.put(Bytes.of((byte) 1), Sessions.plain());
    assertThat(none.find(Bytes.of((byte) 1))).isEmpty();
    none.remove(Bytes.of((byte) 1));
  }

  @Test
  void aCacheForNothingIsRefused() {
    assertThatThrownBy(() -> new ServerSessionCache(0, TestCrypto.PROVIDER.random()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Bytes put() {
    Bytes id = cache.newId().orElseThrow();
    cache.put(id, Sessions.plain());
    return id;
  }
}
