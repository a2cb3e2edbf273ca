package org.handfast.engine.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.session.Session;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.WireWriter;

/// When a client may go on from a session, whatever its version.
public final class SessionUse {
  private SessionUse() {}

  /// Whoever was trusted then has to be trusted now: the certificate is not shown again.
  ///
  /// @param serverName what the connection asks for
  static boolean isPossible(
      Session.Terms terms, ClientConfig config, Optional<String> serverName, Instant now) {
    return terms.isCurrent(now)
        && terms.serverName().equals(serverName)
        && terms.binding().equals(binding(config.verifier().generation()))
        && terms
            .peer()
            .map(known -> known.peer().endEntity().getNotAfter().toInstant().isAfter(now))
            .orElse(true);
  }

  /// What a session must not outlive on this side: the trust that it was made under.
  ///
  /// @param generation of the trust
  public static Bytes binding(long generation) {
    WireWriter out = new WireWriter(8);
    out.u32(generation >>> 32);
    out.u32(generation & 0xFFFF_FFFFL);
    return out.take();
  }

  /// How long a ticket lives: a week at most, whatever the server says.
  ///
  /// @param told in seconds
  public static Duration lifetime(long told) {
    Duration lifetime = Duration.ofSeconds(told);
    return lifetime.compareTo(Session.Terms.MAX_LIFETIME) > 0
        ? Session.Terms.MAX_LIFETIME
        : lifetime;
  }
}
