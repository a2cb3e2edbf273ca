package org.handfast.pki;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.handfast.pki.PkiException.Problem;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// Fetches OCSP responses about an identity from the responder that its certificate names: at the
/// start, and a new one at half of the life of the last. Where that fails it is tried again, after
/// a minute at first and ever later up to an hour; the last good response is presented until its
/// end, and then none. It has a thread of its own until it is closed.
public final class OcspFetcher implements OcspResponses, AutoCloseable {
  static final Duration SHORTEST = Duration.ofMinutes(1);
  static final Duration LONGEST = Duration.ofHours(1);

  private final Identity identity;
  private final OcspResponder responder;
  private final Bytes request;
  private final InstantSource clock;
  private final Events events;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable StapledStatus status;
  private Duration afterFailure = SHORTEST;

  private OcspFetcher(Identity identity, InstantSource clock, Events events) throws PkiException {
    this.identity = identity;
    this.responder = OcspResponder.of(identity.endEntity());
    this.request = OcspRequest.about(identity.endEntity(), StapledStatus.issuer(identity));
    this.clock = clock;
    this.events = events;
  }

  /// Fetches the first response, or fails to, and goes on in a thread of its own.
  ///
  /// @param identity what the responses are about, with the certificate of its issuer
  /// @throws PkiException if the certificate names no responder, or its issuer's is missing
  public static OcspFetcher start(Identity identity, InstantSource clock, Events events)
      throws PkiException {
    OcspFetcher fetcher = idle(identity, clock, events);
    Duration first = fetcher.fetch();
    Thread.ofVirtual().name("handfast-ocsp").start(() -> fetcher.goOn(first));
    return fetcher;
  }

  /// One that fetches only when told to.
  static OcspFetcher idle(Identity identity, InstantSource clock, Events events)
      throws PkiException {
    return new OcspFetcher(identity, clock, events);
  }

  @Override
  public Bytes current() {
    StapledStatus known = status;
    return known != null && known.isGood(clock.instant()) ? known.response() : Bytes.EMPTY;
  }

  /// Fetches no more.
  @Override
  public void close() {
    closed.countDown();
  }

  /// Tries once.
  ///
  /// @return how long to wait until the next time
  Duration fetch() {
    Instant now = clock.instant();
    try {
      StapledStatus found = StapledStatus.of(ask(), identity, now);
      status = found;
      events.renewed(found);
      afterFailure = SHORTEST;
      return longer(SHORTEST, Duration.between(now, found.halfLife()));
    } catch (PkiException failure) {
      events.failed(failure);
      Duration wait = afterFailure;
      afterFailure = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
      return wait;
    }
  }

  private Bytes ask() throws PkiException {
    try {
      return responder.ask(request);
    } catch (IOException | RuntimeException failure) {
      throw new PkiException(
          Problem.UNREADABLE,
          "the OCSP responder " + responder.address() + " has not answered: " + failure,
          failure);
    }
  }

  private void goOn(Duration first) {
    Duration wait = first;
    try {
      while (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        wait = fetch();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
