package org.handfast.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Files that an option names and that are read whole, up to a limit: a device may have no end.
public final class SmallFiles {
  /// The most that is read.
  public static final int MOST_BYTES = 1 << 20;

  private SmallFiles() {}

  /// All bytes of a file.
  ///
  /// @param option that names it
  /// @throws IOException if it cannot be read or is too large, with all there is to say
  public static byte[] read(String option, Path file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MOST_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new IOException(option + ": there is no file " + file, e);
    } catch (IOException e) {
      throw new IOException(option + ": cannot read " + file + ": " + reason(e), e);
    }
    if (content.length > MOST_BYTES) {
      throw new IOException(option + ": " + file + " has more than " + MOST_BYTES + " bytes");
    }
    return content;
  }

  /// Why, without the name of the file.
  public static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "there is no such folder";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException known when known.getReason() != null -> known.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }
}
