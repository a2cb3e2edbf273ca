package org.handfast.cli.authority;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.net.Credentials;

/// The identity of a server on this machine, renewed while the server runs.
public final class LocalIdentity implements CredentialSource {
  private final LocalAuthority authority;
  private final InstantSource clock;
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile Held held;

  /// Takes the kept certificate, or has one made.
  public LocalIdentity(LocalAuthority authority, InstantSource clock)
      throws IOException, GeneralSecurityException {
    this.authority = authority;
    this.clock = clock;
    this.held = Held.of(authority.localhost());
  }

  /// The certificate that is presented now.
  public X509Certificate certificate() {
    return held.certificate();
  }

  @Override
  public Optional<Credential> choose(CredentialRequest request) throws PeerIncompatible {
    if (clock.instant().isAfter(held.renewal())) {
      renew();
    }
    return held.source().choose(request);
  }

  /// One thread renews; the others go on with what there is, as all do if it fails.
  private void renew() {
    if (!renewing.tryLock()) {
      return;
    }
    try {
      held = Held.of(authority.localhost());
    } catch (IOException | GeneralSecurityException _) {
      // A certificate that has expired is for the client to refuse.
    } finally {
      renewing.unlock();
    }
  }

  private record Held(X509Certificate certificate, CredentialSource source, Instant renewal) {
    static Held of(Issued issued) throws GeneralSecurityException {
      X509Certificate certificate = issued.certificate();
      return new Held(
          certificate,
          Credentials.of(issued.identity()),
          certificate.getNotAfter().toInstant().minus(LocalAuthority.RENEWAL));
    }
  }
}
