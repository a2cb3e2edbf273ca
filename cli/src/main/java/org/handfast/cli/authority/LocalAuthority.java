package org.handfast.cli.authority;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.handfast.cli.terminal.PrivateFiles;

/// The authority of one user on one machine: a root certificate and its key, made when they are
/// first asked for, and the certificates for localhost that it renews when they near their end.
public final class LocalAuthority {
  /// A third of the certificate's life: a server that is started monthly never shows an expired
  /// one.
  static final Duration RENEWAL = Duration.ofDays(30);

  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private final Path folder;
  private final InstantSource clock;

  public LocalAuthority(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /// Where everything of it is kept.
  public Path folder() {
    return folder;
  }

  /// The root certificate, to be trusted by clients.
  public Path certificate() {
    return folder.resolve("ca.pem");
  }

  /// The root's key, for nobody's eyes.
  public Path key() {
    return folder.resolve("ca-key.pem");
  }

  /// Whether the root certificate is there already.
  public boolean exists() {
    return Files.exists(certificate());
  }

  /// The certificate for localhost, 127.0.0.1 and ::1: the one that is kept, or a new one if that
  /// is used up or was issued by another root.
  Issued localhost() throws IOException, GeneralSecurityException {
    return issue("localhost", new CertificateMaker()::localhost);
  }

  /// The same for RSA key transport, with a key of its own.
  Issued keyTransport() throws IOException, GeneralSecurityException {
    return issue("localhost-rsa", new CertificateMaker()::keyTransport);
  }

  @FunctionalInterface
  private interface Maker {
    Issued issuedBy(Issued authority, Instant now) throws IOException, GeneralSecurityException;
  }

  private Issued issue(String name, Maker maker) throws IOException, GeneralSecurityException {
    PrivateFiles.makeFolder(folder);
    IN_THIS_PROCESS.lock();
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      return current(root(), name, maker);
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  private Issued root() throws IOException, GeneralSecurityException {
    Instant now = clock.instant();
    if (exists()) {
      Issued kept = Issued.read(certificate(), key());
      if (kept.isValidAt(now)) {
        return kept;
      }
    }
    Issued made = new CertificateMaker().authority(now);
    made.write(certificate(), key());
    return made;
  }

  private Issued current(Issued root, String name, Maker maker)
      throws IOException, GeneralSecurityException {
    Instant now = clock.instant();
    Path certificateFile = folder.resolve(name + ".pem");
    Path keyFile = folder.resolve(name + "-key.pem");
    if (Files.exists(certificateFile) && Files.exists(keyFile)) {
      Issued kept = Issued.read(certificateFile, keyFile);
      if (kept.isValidAt(now) && kept.isValidAt(now.plus(RENEWAL)) && isIssuedBy(kept, root)) {
        return kept;
      }
    }
    Issued made = maker.issuedBy(root, now);
    made.write(certificateFile, keyFile);
    return made;
  }

  private static boolean isIssuedBy(Issued kept, Issued root) {
    try {
      kept.certificate().verify(root.certificate().getPublicKey());
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
