package org.handfast.cli.serve;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.handfast.cli.authority.LocalKeyTransport;
import org.handfast.cli.serve.ServeCommand.Plan;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.Warning;
import org.handfast.engine.config.Policy;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.net.Credentials;
import org.handfast.pki.Identity;

/// Which key premaster secrets are encrypted to under a policy that allows it: one that does
/// nothing else (RFC 9846 F.10).
final class KeyTransportChoice {
  private final Policy policy;
  private final PrintWriter err;

  KeyTransportChoice(Policy policy, PrintWriter err) {
    this.policy = policy;
    this.err = err;
  }

  /// Beside the local certificate: the one that was named, or a second local one.
  Optional<KeyTransportCredential> besideLocal(Plan plan)
      throws CommandFailure, IOException, GeneralSecurityException {
    Optional<Identity> named = named(plan);
    if (named.isPresent()) {
      return Optional.of(credential(named.get()));
    }
    return policy.allowsKeyTransport()
        ? Optional.of(LocalKeyTransport.of(plan.authority()))
        : Optional.empty();
  }

  /// Beside a certificate of the user's: the one that was named, or that very one where it has
  /// nothing else to do.
  Optional<KeyTransportCredential> beside(Identity signing, Plan plan) throws CommandFailure {
    Optional<Identity> named = named(plan);
    if (!policy.allowsKeyTransport()) {
      return Optional.empty();
    }
    if (!policy.allowsSigning()) {
      return Optional.of(credential(named.orElse(signing)));
    }
    if (named.isEmpty() && !signing.fitsKeyTransport()) {
      Warning.print(
          err, "no certificate for RSA key transport (--classic-cert): TLS_RSA_* is left out");
      return Optional.empty();
    }
    KeyTransportCredential credential = credential(named.orElse(signing));
    if (signing.hasSameKeyAs(credential)) {
      throw oneKeyForBoth(named.isPresent());
    }
    return Optional.of(credential);
  }

  private Optional<Identity> named(Plan plan) throws CommandFailure {
    Optional<Identity> named = plan.identity().loadClassic(plan.clock().instant());
    if (named.isPresent() && !policy.allowsKeyTransport()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "usage",
          "--classic-cert is for RSA key transport, which no suite here uses",
          "--policy classic, with TLS 1.2 and a suite of TLS_RSA_*");
    }
    return named;
  }

  private static KeyTransportCredential credential(Identity identity) throws CommandFailure {
    try {
      return Credentials.keyTransport(identity);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.BAD_IDENTITY,
          "bad-identity",
          e.getMessage(),
          "RSA key transport wants a certificate with an RSA key: --classic-cert FILE");
    }
  }

  private static CommandFailure oneKeyForBoth(boolean twoCertificates) {
    return new CommandFailure(
        ExitCode.BAD_IDENTITY,
        "bad-identity",
        (twoCertificates ? "both certificates have the same key, which" : "the certificate's key")
            + " would sign and decrypt premaster secrets (TLS_RSA_*), and it may"
            + " serve one of the two (RFC 9846 F.10)",
        "a second certificate with a key of its own: --classic-cert FILE --classic-key FILE; or no"
            + " TLS 1.3 and no ECDHE: --suites with those TLS_RSA_* alone that the peer has; or no"
            + " TLS_RSA_*: --suites TLS_ECDHE_..., or leave --policy classic out");
  }
}
