package org.handfast.cli.serve;

import java.nio.file.Path;
import java.time.InstantSource;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.KeyFiles;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.pki.Identity;
import org.handfast.pki.OcspFetcher;
import org.handfast.pki.OcspFile;
import org.handfast.pki.OcspResponses;
import org.handfast.pki.StapledCredentials;
import org.jspecify.annotations.Nullable;

/// What stands beside the server's certificate, and the end of whoever renews it.
record Stapling(CredentialSource credentials, Runnable end) {
  /// Stands for the responder that the certificate names.
  static final String FETCH = "fetch";

  /// Puts an OCSP response beside the certificate.
  ///
  /// @param from a file, or [#FETCH]; null for nothing
  static Stapling of(
      CredentialSource credentials,
      @Nullable String from,
      Identity identity,
      InstantSource clock,
      OcspResponses.Events events)
      throws CommandFailure {
    if (from == null) {
      return new Stapling(credentials, () -> {});
    }
    StapledCredentials stapled = StapledCredentials.of(credentials);
    if (from.equals(FETCH)) {
      OcspFetcher fetcher = KeyFiles.read(() -> OcspFetcher.start(identity, clock, events));
      return new Stapling(stapled.with(identity, fetcher), fetcher::close);
    }
    OcspFile file = KeyFiles.read(() -> OcspFile.of(Path.of(from), identity, clock, events));
    events.renewed(file.status());
    return new Stapling(stapled.with(identity, file), () -> {});
  }

  /// A local certificate has nobody to ask about it.
  static void requireNone(@Nullable String from) throws CommandFailure {
    if (from != null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "usage",
          "--ocsp is about a certificate of yours: --cert FILE or --keystore FILE",
          "handfast serve --help");
    }
  }
}
