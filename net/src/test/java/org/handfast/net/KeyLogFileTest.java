package org.handfast.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.handfast.engine.secret.KeyLog.Label;
import org.handfast.engine.secret.Secret;
import org.handfast.engine.secret.SecretScope;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class KeyLogFileTest {
  private static final Bytes RANDOM = Bytes.owning(new byte[32]);
  private final Secret secret = SecretScope.open().adopt(new byte[] {0, 1, (byte) 0xAB});

  @TempDir private Path folder;

  @Test
  void aLineIsALabelTheRandomAndTheSecret() throws Exception {
    Path file = folder.resolve("keys");
    try (KeyLogFile log = KeyLogFile.appendingTo(file, KeyLogFileTest::nobodyIsWarned)) {
      log.log(Label.CLIENT_TRAFFIC_SECRET_0, RANDOM, secret);
      assertThat(file).hasContent("CLIENT_TRAFFIC_SECRET_0 " + "00".repeat(32) + " 0001ab\n");
    }
  }

  @Test
  void bothEndsOfAConnectionWriteTheSameLines() throws Exception {
    Path clients = folder.resolve("clients");
    Path servers = folder.resolve("servers");
    try (KeyLogFile theClients = KeyLogFile.appendingTo(clients, KeyLogFileTest::nobodyIsWarned);
        KeyLogFile theServers = KeyLogFile.appendingTo(servers, KeyLogFileTest::nobodyIsWarned);
        TlsServer server =
            Peers.server().keyLog(theServers).listen(Loopback.anyPort(), Loopback::echo);
        TlsChannel channel =
            Peers.client().keyLog(theClients).connect("localhost", server.address().getPort())) {
      channel.output().write(1);
      assertThat(channel.input().read()).isEqualTo(1);
      assertThat(Files.readAllLines(clients))
          .hasSize(5)
          .containsExactlyInAnyOrderElementsOf(Files.readAllLines(servers));
    }
  }

  @Test
  void whatIsThereStaysAndEveryLineIsWhole() throws Exception {
    Path file = Files.writeString(folder.resolve("keys"), "# mine\n");
    Bytes other = Bytes.owning(Loopback.data(32, 1));
    List<Thread> writers = new ArrayList<>();
    try (KeyLogFile one = KeyLogFile.appendingTo(file, KeyLogFileTest::nobodyIsWarned);
        KeyLogFile two = KeyLogFile.appendingTo(file, KeyLogFileTest::nobodyIsWarned)) {
      for (KeyLogFile log : List.of(one, two, one, two)) {
        writers.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      for (int i = 0; i < 500; i++) {
                        log.log(Label.EXPORTER_SECRET, other, secret);
                      }
                    }));
      }
      for (Thread writer : writers) {
        writer.join();
      }
    }
    String line = "EXPORTER_SECRET " + other.toHex() + " 0001ab";
    assertThat(Files.readAllLines(file))
        .hasSize(2001)
        .startsWith("# mine")
        .filteredOn(each -> each.equals(line))
        .hasSize(2000);
  }

  @Test
  void anInterruptedThreadEndsNothing() throws Exception {
    Path file = folder.resolve("keys");
    try (KeyLogFile log = KeyLogFile.appendingTo(file, KeyLogFileTest::nobodyIsWarned)) {
      Thread interrupted =
          Thread.ofPlatform()
              .start(
                  () -> {
                    Thread.currentThread().interrupt();
                    log.log(Label.EXPORTER_SECRET, RANDOM, secret);
                  });
      interrupted.join();
      log.log(Label.EXPORTER_SECRET, RANDOM, secret);
    }
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aNewFileIsForItsOwnerAlone() throws Exception {
    Path file = folder.resolve("keys");
    KeyLogFile.appendingTo(file, KeyLogFileTest::nobodyIsWarned).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFolderThatIsNotThereIsSaidAtOnce() {
    assertThatThrownBy(
            () -> KeyLogFile.appendingTo(folder.resolve("no/keys"), KeyLogFileTest::nobodyIsWarned))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsWarnedOfOnceAndEndsNoConnection() throws Exception {
    List<IOException> warnings = new CopyOnWriteArrayList<>();
    KeyLogFile full = KeyLogFile.appendingTo(Path.of("/dev/full"), warnings::add);
    try (TlsServer server = Peers.server().keyLog(full).listen(Loopback.anyPort(), Loopback::echo);
        TlsChannel channel =
            Peers.client().keyLog(full).connect("localhost", server.address().getPort())) {
      channel.output().write(1);
      assertThat(channel.input().read()).isEqualTo(1);
    }
    assertThat(warnings).hasSize(1);
  }

  @Test
  void aClosedLogIsSilent() throws Exception {
    Path file = folder.resolve("keys");
    KeyLogFile log = KeyLogFile.appendingTo(file, KeyLogFileTest::nobodyIsWarned);
    log.close();
    log.log(Label.EXPORTER_SECRET, RANDOM, secret);
    assertThat(file).isEmptyFile();
  }

  private static void nobodyIsWarned(IOException failure) {
    throw new AssertionError(failure);
  }
}
