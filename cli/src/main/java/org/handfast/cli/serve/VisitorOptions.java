package org.handfast.cli.serve;

import java.nio.file.Path;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.KeyFiles;
import org.handfast.cli.terminal.PskOptions;
import org.handfast.engine.session.ExternalPsks;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.net.TlsServerBuilder;
import org.handfast.pki.PathVerifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Who may come.
final class VisitorOptions {
  @Option(
      names = "--client-ca",
      paramLabel = "FILE",
      description = "let nobody in without a certificate from one of these authorities (PEM)")
  private @Nullable Path authorities;

  @Mixin private PskOptions psk = new PskOptions();

  /// Whether some of them have keys from elsewhere.
  boolean bringKeys() {
    return psk.isGiven();
  }

  void apply(TlsServerBuilder builder) throws CommandFailure {
    if (authorities != null) {
      if (psk.isGiven()) {
        throw Serving.usage("--client-ca and --psk: under the first, a key is not enough");
      }
      builder.clientAuthentication(
          ClientAuthentication.NEED,
          PathVerifier.trusting(KeyFiles.authorities("--client-ca", authorities)).forClients());
    }
    builder.externalPsks(ExternalPsks.of(psk.keys()));
  }
}
