package org.handfast.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TicketKeyFileTest {
  @TempDir private Path folder;
  private final BlockingQueue<IOException> warnings = new LinkedBlockingQueue<>();

  @Test
  void theKeysAreThoseOfTheFileInItsOrder() throws IOException {
    TicketKeyFile keys = TicketKeyFile.of(file(entry(1), entry(2)), warnings::add);
    assertThat(keys.current()).extracting(key -> key.name()).containsExactly(name(1), name(2));
  }

  @Test
  void aChangeIsSeen() throws IOException {
    Path file = file(entry(1));
    TicketKeyFile keys = TicketKeyFile.of(file, warnings::add);
    Files.write(file, concat(entry(2), entry(1)));
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    while (keys.current().size() < 2) {
      Thread.onSpinWait();
    }
    assertThat(keys.current().getFirst().name()).isEqualTo(name(2));
    assertThat(warnings).isEmpty();
  }

  @Test
  void aChangeForTheWorseIsToldAndNotObeyed() throws Exception {
    Path file = file(entry(1));
    TicketKeyFile keys = TicketKeyFile.of(file, warnings::add);
    Files.write(file, new byte[1]);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    while (warnings.isEmpty()) {
      assertThat(keys.current()).hasSize(1);
    }
    assertThat(warnings.take()).hasMessageContaining("1 bytes");
    assertThat(keys.current().getFirst().name()).isEqualTo(name(1));
  }

  @Test
  void whatIsNoKeyIsRefused() throws IOException {
    assertRefused("0 bytes", new byte[0]);
    assertRefused("80 bytes", new byte[80]);
    assertRefused("no secret", new byte[48]);
    assertRefused("repeats", concat(entry(1), entry(1)));
    assertRefused("more than 64", new byte[48 * 65]);
  }

  private void assertRefused(String why, byte[] content) throws IOException {
    Path file = file(content);
    assertThatIOException()
        .isThrownBy(() -> TicketKeyFile.of(file, warnings::add))
        .withMessageContaining(why)
        .withMessageContaining(file.toString());
  }

  private Path file(byte[]... parts) throws IOException {
    return Files.write(folder.resolve("keys"), concat(parts));
  }

  private static byte[] entry(int seed) {
    return Loopback.data(48, seed);
  }

  private static Bytes name(int seed) {
    return Bytes.copyOf(entry(seed), 0, 16);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
