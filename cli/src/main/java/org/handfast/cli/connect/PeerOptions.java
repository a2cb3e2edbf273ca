package org.handfast.cli.connect;

import java.nio.file.Path;
import java.time.Instant;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.KeyFiles;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.net.Credentials;
import org.handfast.pki.Trust;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whom a client trusts, and who it is.
final class PeerOptions {
  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "trust these authorities (PEM) instead of the system's")
  private @Nullable Path authorities;

  @Option(
      names = "--insecure",
      description = "go on even if the server does not prove who it is, and say what was wrong")
  private boolean insecure;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "client certificate and its chain, PEM (may hold the key too)")
  private @Nullable Path certificate;

  @Option(names = "--key", paramLabel = "FILE", description = "its private key, PEM")
  private @Nullable Path key;

  enum Verification {
    ENFORCED,
    SKIPPED
  }

  Verification verification() {
    return insecure ? Verification.SKIPPED : Verification.ENFORCED;
  }

  Trust trust() throws CommandFailure {
    return authorities == null ? KeyFiles.system() : KeyFiles.authorities("--cacert", authorities);
  }

  CredentialSource credentials(Instant now) throws CommandFailure {
    if (certificate == null && key == null) {
      return CredentialSource.none();
    }
    if (certificate == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "usage",
          "--key needs the certificate too: --cert FILE",
          "handfast connect --help");
    }
    return Credentials.of(
        KeyFiles.acceptable(KeyFiles.pem(certificate, key == null ? certificate : key), now));
  }
}
