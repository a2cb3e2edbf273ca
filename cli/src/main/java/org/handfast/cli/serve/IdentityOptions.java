package org.handfast.cli.serve;

import java.io.Console;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.KeyFiles;
import org.handfast.pki.Identity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which key and certificate a server presents, if not its own local one.
final class IdentityOptions {
  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "certificate and its chain, PEM (may hold the key too)")
  private @Nullable Path certificate;

  @Option(names = "--key", paramLabel = "FILE", description = "private key, PEM")
  private @Nullable Path key;

  @Option(
      names = "--keystore",
      paramLabel = "FILE",
      description = "key and certificates in a PKCS#12 or JKS file instead")
  private @Nullable Path keyStore;

  @Option(
      names = "--storepass",
      paramLabel = "PASSWORD",
      arity = "0..1",
      interactive = true,
      description = "its password; asked for if left out here and in HANDFAST_STOREPASS")
  private char @Nullable [] password;

  @Option(
      names = "--classic-cert",
      paramLabel = "FILE",
      description =
          "with --policy classic: the certificate for RSA key transport, PEM, whose RSA key does"
              + " nothing else (may hold the key too)")
  private @Nullable Path classicCertificate;

  @Option(names = "--classic-key", paramLabel = "FILE", description = "its private key, PEM")
  private @Nullable Path classicKey;

  @Option(
      names = "--ocsp",
      paramLabel = "FILE|fetch",
      description =
          "staple this OCSP response (DER, read again when it changes), or fetch and renew it")
  private @Nullable String ocsp;

  /// Where the OCSP response for the certificate comes from: a file, or [Stapling#FETCH]; null for
  /// none.
  @Nullable String ocsp() {
    return ocsp;
  }

  /// Whether the server presents its own local certificate.
  boolean isLocal() {
    return certificate == null && keyStore == null && key == null;
  }

  /// The certificate file that was named, if it was.
  @Nullable Path certificate() {
    return certificate;
  }

  /// What the options name.
  Identity load(Instant now) throws CommandFailure {
    if (keyStore != null && (certificate != null || key != null)) {
      throw usage("--keystore holds both key and certificate: leave --cert and --key out");
    }
    if (keyStore != null) {
      return KeyFiles.acceptable(KeyFiles.keyStore(keyStore, password()), now);
    }
    if (certificate == null) {
      throw usage("--key needs the certificate too: --cert FILE");
    }
    return KeyFiles.acceptable(KeyFiles.pem(certificate, key == null ? certificate : key), now);
  }

  /// What the options name for RSA key transport, if they name anything.
  Optional<Identity> loadClassic(Instant now) throws CommandFailure {
    if (classicCertificate == null) {
      if (classicKey != null) {
        throw usage("--classic-key needs the certificate too: --classic-cert FILE");
      }
      return Optional.empty();
    }
    Path key = classicKey == null ? classicCertificate : classicKey;
    return Optional.of(KeyFiles.acceptable(KeyFiles.pem(classicCertificate, key), now));
  }

  private char[] password() {
    if (password != null) {
      return password;
    }
    String fromEnvironment = System.getenv("HANDFAST_STOREPASS");
    if (fromEnvironment != null) {
      return fromEnvironment.toCharArray();
    }
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> console.readPassword("Password of %s: ", keyStore))
        .orElse(new char[0]);
  }

  private static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, "usage", message, "handfast serve --help");
  }
}
