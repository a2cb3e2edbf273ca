package org.handfast.engine.server;

import java.time.Duration;
import java.time.Instant;
import org.handfast.engine.Fact;
import org.handfast.engine.Negotiated;
import org.handfast.engine.config.ServerConfig;

/// How long a session of this connection may last: it does not outlive the certificate of the
/// client that is resumed with it.
public final class SessionLifetime {
  private SessionLifetime() {}

  /// From `now` on; zero or less if there should be none.
  public static Duration of(ServerConfig config, Negotiated negotiated, Instant now) {
    Duration longest = config.resumption().lifetime();
    return negotiated
        .authenticated()
        .map(client -> Duration.between(now, expiry(client)))
        .filter(left -> left.compareTo(longest) < 0)
        .map(left -> Duration.ofSeconds(Math.max(0, left.toSeconds())))
        .orElse(longest);
  }

  private static Instant expiry(Fact.Authenticated client) {
    return client.peer().endEntity().getNotAfter().toInstant();
  }
}
