package org.handfast.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.handfast.engine.session.TicketKey;
import org.handfast.engine.session.TicketKeys;
import org.handfast.protocol.wire.Bytes;

/// Ticket keys in a file that several servers share, so that each takes the tickets of all. The
/// file is nothing but keys, 48 bytes each: 16 of name, 32 of key. The first one seals, all of them
/// open.
///
/// A file that changes is read again, within a second. To change keys without refusing anybody, put
/// the new one second, wait until every server has it, move it to the front, and take the old one
/// out when its tickets have expired.
public final class TicketKeyFile implements TicketKeys {
  private static final int ENTRY = TicketKey.NAME_LENGTH + TicketKey.KEY_LENGTH;
  private static final int MOST_KEYS = 64;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  private final Path file;
  private final Consumer<IOException> warning;
  private FileTime changed;
  private long looked = System.nanoTime();
  private TicketKeys keys;

  private TicketKeyFile(
      Path file, Consumer<IOException> warning, FileTime changed, TicketKeys keys) {
    this.file = file;
    this.warning = warning;
    this.changed = changed;
    this.keys = keys;
  }

  /// The keys of this file.
  ///
  /// @param warning is told when the file has changed and its keys cannot be used; those from
  ///   before stay in use
  /// @throws IOException if it cannot be read, is no sequence of keys, repeats one, or holds one of
  ///   equal bytes
  public static TicketKeyFile of(Path file, Consumer<IOException> warning) throws IOException {
    FileTime changed = Files.getLastModifiedTime(file);
    return new TicketKeyFile(file, warning, changed, read(file));
  }

  // Keys that are not in the file any more are left to the collector: somebody may just open with
  // them.
  @Override
  public synchronized List<TicketKey> current() {
    long now = System.nanoTime();
    if (now - looked >= PATIENCE) {
      looked = now;
      look();
    }
    return keys.current();
  }

  private void look() {
    try {
      FileTime latest = Files.getLastModifiedTime(file);
      if (!latest.equals(changed)) {
        changed = latest;
        keys = read(file);
      }
    } catch (IOException e) {
      warning.accept(e);
    }
  }

  private static TicketKeys read(Path file) throws IOException {
    byte[] content = content(file);
    try {
      if (content.length == 0 || content.length % ENTRY != 0) {
        throw new IOException(file + " has " + content.length + " bytes; ticket keys have 48 each");
      }
      List<TicketKey> keys = new ArrayList<>();
      for (int at = 0; at < content.length; at += ENTRY) {
        int key = at + TicketKey.NAME_LENGTH;
        keys.add(
            new TicketKey(
                Bytes.copyOf(content, at, key), Arrays.copyOfRange(content, key, at + ENTRY)));
      }
      return TicketKeys.of(keys);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private static byte[] content(Path file) throws IOException {
    if (Files.size(file) > (long) MOST_KEYS * ENTRY) {
      throw new IOException(file + " has more than " + MOST_KEYS + " ticket keys");
    }
    return Files.readAllBytes(file);
  }
}
