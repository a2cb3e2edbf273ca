package org.handfast.net;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.handfast.engine.secret.KeyLog;
import org.handfast.engine.secret.Secret;
import org.handfast.protocol.wire.Bytes;

/// A key log as a file that Wireshark and its like read (RFC 9850 2): one line a secret, each
/// written at once, so that several connections and several processes may share the file.
///
/// ```text
/// CLIENT_TRAFFIC_SECRET_0 <client random> <secret>
/// CLIENT_RANDOM <client random> <master secret of TLS 1.2>
/// ```
///
/// Where the file system knows users, a new file is for its owner alone. A write that fails ends
/// the log and no connection.
public final class KeyLogFile implements KeyLog, AutoCloseable {
  private static final HexFormat HEX = HexFormat.of();

  private final ReentrantLock lock = new ReentrantLock();
  private final FileOutputStream output;
  private final Consumer<IOException> warning;
  private boolean ended;

  private KeyLogFile(FileOutputStream output, Consumer<IOException> warning) {
    this.output = output;
    this.warning = warning;
  }

  /// Opens a file to append to, or makes it.
  ///
  /// @param warning is told once if a write fails; after that nothing is written any more
  /// @throws IOException if the file can be neither opened nor made
  public static KeyLogFile appendingTo(Path file, Consumer<IOException> warning)
      throws IOException {
    make(file);
    // No channel: an interrupted thread would close it for all others.
    return new KeyLogFile(new FileOutputStream(file.toFile(), true), warning);
  }

  @Override
  public void log(Label label, Bytes clientRandom, Secret secret) {
    String line = label + " " + clientRandom.toHex() + " " + secret.use(HEX::formatHex) + "\n";
    lock.lock();
    try {
      if (!ended) {
        output.write(line.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      ended = true;
      warning.accept(e);
    } finally {
      lock.unlock();
    }
  }

  /// Ends the log; connections that go on write no more.
  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      ended = true;
      output.close();
    } finally {
      lock.unlock();
    }
  }

  private static void make(Path file) throws IOException {
    try {
      Files.createFile(file, forOwnerAlone());
    } catch (FileAlreadyExistsException _) {
      // It keeps its permissions, and what is in it.
    }
  }

  private static FileAttribute<?>[] forOwnerAlone() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
