package org.handfast.engine.schedule;

import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;

/// What tickets get their keys from (RFC 9846 4.7.1). It lives as long as the connection: a ticket
/// may come at any time.
public final class ResumptionSecret {
  private final NegotiatedSuite suite;
  private final Secret secret;
  private final SecretScope connection;

  ResumptionSecret(NegotiatedSuite suite, Secret secret, SecretScope connection) {
    this.suite = suite;
    this.secret = secret;
    this.connection = connection;
  }

  /// The suite of the connection, whose hash function every key of it is bound to.
  public NegotiatedSuite suite() {
    return suite;
  }

  /// The pre-shared key of one ticket: `HKDF-Expand-Label(secret, "resumption", nonce, length)`.
  ///
  /// @return an array that the caller owns
  public byte[] psk(Bytes ticketNonce) {
    return new Hkdf(suite.hash())
        .expandLabel(secret, "resumption", ticketNonce, suite.hashLength());
  }

  /// Ends it: no more tickets.
  public void wipe() {
    connection.wipe(secret);
  }
}
