package org.handfast.interop.tls12;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The servers of a peer, one at a time: a new one where other traits are asked for, or where the
/// old one might be at the end of its life.
final class Hosts implements AutoCloseable {
  private static final Duration FRESH = Duration.ofSeconds(40);

  private final Neighbour peer;
  private @Nullable Host host;
  private Set<Trait> traits = Set.of();
  private long started;

  Hosts(Neighbour peer) {
    this.peer = peer;
  }

  /// A server with these, as far as the peer can be told.
  Host with(Set<Trait> wanted) throws Exception {
    Set<Trait> told = EnumSet.noneOf(Trait.class);
    told.addAll(wanted);
    told.retainAll(peer.heeds());
    Host current = host;
    if (current == null || !isFresh(current) || !traits.equals(told)) {
      close();
      started = System.nanoTime();
      traits = told;
      current = peer.host(told);
      host = current;
    }
    return current;
  }

  @Override
  public void close() {
    if (host != null) {
      host.close();
      host = null;
    }
  }

  private boolean isFresh(Host current) {
    return current.isAlive() && System.nanoTime() - started < FRESH.toNanos();
  }
}
