package org.handfast.cli.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files for one user's eyes, where the file system knows users; each is there whole or not at all.
public final class PrivateFiles {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private PrivateFiles() {}

  /// Makes a folder and those above it.
  public static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, only("rwx------"));
  }

  /// Writes a file of ASCII, or replaces it.
  public static void write(Path file, String content) throws IOException {
    Path draft =
        Files.createTempFile(file.toAbsolutePath().getParent(), ".new", "", only("rw-------"));
    try {
      Files.writeString(draft, content, StandardCharsets.US_ASCII);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static FileAttribute<?>[] only(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
