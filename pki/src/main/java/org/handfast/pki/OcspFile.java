package org.handfast.pki;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.handfast.protocol.wire.Bytes;

/// An OCSP response in a file, in DER, which somebody else renews: `openssl ocsp -respout`, or a
/// job of the certificate's client. The file is looked at again every minute, at a handshake. One
/// that is no good response is not taken, and the last good one is presented until its end, and
/// then none.
public final class OcspFile implements OcspResponses {
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
  private static final int LONGEST = 64 << 10;

  private final Path file;
  private final Identity identity;
  private final InstantSource clock;
  private final Events events;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile StapledStatus status;
  private volatile Instant looked;

  private OcspFile(
      Path file, Identity identity, InstantSource clock, Events events, StapledStatus status) {
    this.file = file;
    this.identity = identity;
    this.clock = clock;
    this.events = events;
    this.status = status;
    this.looked = clock.instant();
  }

  /// Reads the file.
  ///
  /// @param identity what the response is about, with the certificate of its issuer
  /// @throws PkiException if it cannot be read, or is no good response now
  public static OcspFile of(Path file, Identity identity, InstantSource clock, Events events)
      throws PkiException {
    return new OcspFile(file, identity, clock, events, read(file, identity, clock.instant()));
  }

  /// What it was found to be when it was last good.
  public StapledStatus status() {
    return status;
  }

  @Override
  public Bytes current() {
    Instant now = clock.instant();
    // One handshake looks, the others go on with what there is.
    if (!now.isBefore(looked.plus(BETWEEN_LOOKS)) && looking.tryLock()) {
      try {
        look(now);
      } finally {
        looking.unlock();
      }
    }
    StapledStatus known = status;
    return known.isGood(now) ? known.response() : Bytes.EMPTY;
  }

  private void look(Instant now) {
    looked = now;
    try {
      StapledStatus found = read(file, identity, now);
      if (!found.equals(status)) {
        status = found;
        events.renewed(found);
      }
    } catch (PkiException failure) {
      events.failed(failure);
    }
  }

  private static StapledStatus read(Path file, Identity identity, Instant now) throws PkiException {
    byte[] content = PemFile.content(file);
    if (content.length > LONGEST) {
      throw new PkiException(
          PkiException.Problem.BAD_STATUS, file + " is too long for an OCSP response");
    }
    return StapledStatus.of(Bytes.owning(content), identity, now);
  }
}
