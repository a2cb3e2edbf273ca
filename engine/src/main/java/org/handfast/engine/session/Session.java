package org.handfast.engine.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.wire.Bytes;

/// What one side remembers of a connection so that a later one can begin from it (RFC 9846 2.2, RFC
/// 5246 7.3): a pre-shared key, in TLS 1.2 a master secret, and the terms under which it may be
/// used. The session owns the key and ends it.
public final class Session implements AutoCloseable {
  private final SecretScope scope = SecretScope.open();
  private final Secret psk;
  private final Terms terms;

  /// A session with this key, of which the array becomes the session's.
  public Session(byte[] psk, Terms terms) {
    this.psk = scope.adopt(psk);
    this.terms = terms;
  }

  /// The key: a pre-shared key is as long as the hash of its suite, a master secret 48 bytes.
  public Secret psk() {
    return psk;
  }

  public Terms terms() {
    return terms;
  }

  /// Ends the key.
  @Override
  public void close() {
    scope.close();
  }

  @Override
  public String toString() {
    return "Session[" + terms + "]";
  }

  /// Under which a session may be used again.
  ///
  /// @param suite of the connection; another suite with its hash will do, but not for early data
  /// @param issuedAt when the ticket was sent, or received
  /// @param lifetime from then on; a week at most (RFC 9846 4.7.1)
  /// @param ageAdd what hides the ticket's age on the wire, in milliseconds modulo 2^32
  /// @param maxEarlyData bytes of early data that the ticket allows; 0 for none
  /// @param serverName that the client had asked for
  /// @param applicationProtocol that was selected
  /// @param peer who the other side had proved to be
  /// @param binding what else must not have changed on this side, such as whom it trusts
  /// @param secret what the session's key is
  public record Terms(
      CipherSuite suite,
      Instant issuedAt,
      Duration lifetime,
      long ageAdd,
      long maxEarlyData,
      Optional<String> serverName,
      Optional<String> applicationProtocol,
      Optional<Fact.Authenticated> peer,
      Bytes binding,
      SessionSecret secret) {

    /// The longest lifetime there is (RFC 9846 4.7.1).
    public static final Duration MAX_LIFETIME = Duration.ofDays(7);

    /// Whether the lifetime has begun and not ended; a clock that was set back makes it wait.
    public boolean isCurrent(Instant now) {
      return !now.isBefore(issuedAt) && now.isBefore(issuedAt.plus(lifetime));
    }

    /// How long ago the ticket was issued, as a client tells it (RFC 9846 4.3.11.1).
    public long obfuscatedAge(Instant now) {
      return (Duration.between(issuedAt, now).toMillis() + ageAdd) & 0xFFFF_FFFFL;
    }
  }
}
