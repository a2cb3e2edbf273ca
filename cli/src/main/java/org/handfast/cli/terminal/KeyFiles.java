package org.handfast.cli.terminal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.handfast.pki.Identity;
import org.handfast.pki.PkiException;
import org.handfast.pki.Trust;

/// Keys and certificates in files that the user names: what is wrong with one is said in one line.
public final class KeyFiles {
  private KeyFiles() {}

  /// From PEM.
  public static Identity pem(Path certificates, Path key) throws CommandFailure {
    return read(() -> Identity.pem(certificates, key));
  }

  /// From PKCS#12 or JKS.
  public static Identity keyStore(Path file, char[] password) throws CommandFailure {
    return read(() -> Identity.keyStore(file, password));
  }

  /// Certificates of authorities.
  ///
  /// @param option that names the file
  public static Trust authorities(String option, Path file) throws CommandFailure {
    try {
      return Trust.pem(file);
    } catch (PkiException e) {
      throw new CommandFailure(
          ExitCode.BAD_IDENTITY,
          "bad-identity",
          option + ": " + e.getMessage(),
          remedy(e.problem()));
    }
  }

  /// What the system trusts.
  public static Trust system() throws CommandFailure {
    return read(Trust::system);
  }

  /// Refuses what every peer would refuse.
  public static Identity acceptable(Identity identity, Instant now) throws CommandFailure {
    List<String> objections = identity.objections(now);
    if (!objections.isEmpty()) {
      throw new CommandFailure(
          ExitCode.BAD_IDENTITY,
          "bad-identity",
          "no peer would accept this certificate: " + String.join("; ", objections),
          "");
    }
    return identity;
  }

  /// What the files are read for, or what is wrong with them.
  public static <T> T read(Source<T> source) throws CommandFailure {
    try {
      return source.read();
    } catch (PkiException e) {
      throw new CommandFailure(
          ExitCode.BAD_IDENTITY, "bad-identity", e.getMessage(), remedy(e.problem()));
    }
  }

  /// Whoever reads them.
  @FunctionalInterface
  public interface Source<T> {
    T read() throws PkiException;
  }

  private static String remedy(PkiException.Problem problem) {
    return switch (problem) {
      case ENCRYPTED_KEY -> "decrypt it with: openssl pkey -in KEY -out PLAIN-KEY";
      case KEY_MISMATCH ->
          "compare: openssl pkey -in KEY -pubout; openssl x509 -in CERT -noout -pubkey";
      case WRONG_PASSWORD -> "give the password with --storepass, or in HANDFAST_STOREPASS";
      case BAD_STATUS -> "compare: openssl ocsp -respin FILE -text -noverify";
      case UNREADABLE, MALFORMED, NO_CERTIFICATE, NO_KEY, UNSUPPORTED_KEY -> "";
    };
  }
}
