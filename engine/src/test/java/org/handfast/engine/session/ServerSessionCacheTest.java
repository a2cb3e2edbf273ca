package org.handfast.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
  void clientsDoNotFillTheMemoryWithCertificates() throws CertificateEncodingException {
    int one = Sessions.full(1).terms().peer().orElseThrow().peer().endEntity().getEncoded().length;
    ServerSessionCache full = new ServerSessionCache(3, 10L * one, TestCrypto.PROVIDER.random());
    List<Bytes> ids = new ArrayList<>();
    for (int certificates : List.of(4, 1, 5)) {
      ids.add(put(full, Sessions.full(certificates)));
    }
    assertThat(kept(full, ids)).containsExactly(true, true, true);
    full.put(ids.get(2), Sessions.full(6));
    assertThat(kept(full, ids)).containsExactly(false, true, true);
    full.remove(ids.get(1));
    ids.add(put(full, Sessions.full(4)));
    ids.add(put(full, Sessions.plain()));
    assertThat(kept(full, ids)).containsExactly(false, false, true, true, true);
    ids.add(put(full, Sessions.full(11)));
    assertThat(kept(full, ids)).doesNotContain(true);
    ids.add(put(full, Sessions.full(10)));
    assertThat(full.find(ids.getLast())).isPresent();
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
    return put(cache, Sessions.plain());
  }

  private static Bytes put(ServerSessionCache cache, Session session) {
    Bytes id = cache.newId().orElseThrow();
    cache.put(id, session);
    return id;
  }

  private static Stream<Boolean> kept(ServerSessionCache cache, List<Bytes> ids) {
    return ids.stream().map(id -> cache.find(id).isPresent());
  }
}
