package org.handfast.cli.serve;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.handfast.cli.authority.LocalIdentity;
import org.handfast.cli.serve.ServeCommand.Plan;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.net.Credentials;
import org.handfast.pki.Identity;
import org.handfast.pki.OcspResponses;
import org.handfast.protocol.wire.Bytes;

/// What the server proves its identity with.
///
/// @param keyTransport what premaster secrets are encrypted to, if anything
/// @param certificate as it is at the start
/// @param end of whoever renews what stands beside it
record Presented(
    CredentialSource credentials,
    Optional<KeyTransportCredential> keyTransport,
    X509Certificate certificate,
    Origin origin,
    Runnable end) {
  enum Origin {
    /// From the local authority, which was made just now.
    NEW_AUTHORITY,
    /// From the local authority.
    KNOWN_AUTHORITY,
    /// From files that the user named.
    FILES
  }

  static Presented of(Plan plan, KeyTransportChoice transport, OcspResponses.Events events)
      throws CommandFailure {
    if (plan.identity().isLocal()) {
      Stapling.requireNone(plan.identity().ocsp());
      return local(plan, transport);
    }
    Identity identity = plan.identity().load(plan.clock().instant());
    try {
      Stapling stapling =
          Stapling.of(
              Credentials.of(identity), plan.identity().ocsp(), identity, plan.clock(), events);
      return new Presented(
          stapling.credentials(),
          transport.beside(identity, plan),
          identity.endEntity(),
          Origin.FILES,
          stapling.end());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.BAD_IDENTITY, "bad-identity", e.getMessage(), "");
    }
  }

  /// Whether its certificate is the one for RSA key transport, too.
  boolean isIn(KeyTransportCredential other) {
    try {
      return other.chain().getFirst().equals(Bytes.owning(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has its encoding", e);
    }
  }

  private static Presented local(Plan plan, KeyTransportChoice transport) throws CommandFailure {
    Origin origin = plan.authority().exists() ? Origin.KNOWN_AUTHORITY : Origin.NEW_AUTHORITY;
    try {
      LocalIdentity identity = new LocalIdentity(plan.authority(), plan.clock());
      return new Presented(
          identity, transport.besideLocal(plan), identity.certificate(), origin, () -> {});
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.BAD_IDENTITY,
          "bad-identity",
          "the local authority cannot be used: " + e,
          "look at " + plan.authority().folder() + ", or move it away to have a new one made");
    }
  }
}
