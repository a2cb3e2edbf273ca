package org.handfast.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.lab.page.LabServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The lab's page in a browser, as a person uses it. What it walks, and what it must find, is told
/// in `lab/page/walk`. The pictures that it takes lie in `target/walk`.
@Needs({PeerProgram.CHROMIUM, PeerProgram.NODE})
@DisplayName("A walk over the lab's page")
final class WalkTest {
  private static final Path PAGE = Path.of("..", "lab", "page").toAbsolutePath().normalize();
  private static final Path PICTURES = Path.of("target", "walk").toAbsolutePath();

  @TempDir Path home;
  private LabServer server;

  @BeforeEach
  void start() throws IOException {
    server = LabServer.start(0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "0 1a 1b 2a 2a+ 2b",
        "3a 3b 4 5a 5b",
        "6a 6b 6c 7a 7b 7c 7d",
        "8a 8b 9a 9b 10",
        "11 12a 12b 12c 13",
        "viewAsTrudy predictFirst seeds bench",
        "sheets access print",
      })
  @DisplayName("meets nothing to stumble over")
  void walks(String parts) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(PeerProgram.NODE.path(), "walk/walk.mjs"));
    command.addAll(List.of(server.address().toString(), PICTURES.toString()));
    command.add(PeerProgram.CHROMIUM.path());
    command.addAll(List.of(parts.split(" ")));
    try (ChildProcess walk = ChildProcess.start(command, Map.of("HOME", home.toString()), PAGE)) {
      List<String> told = walk.rest().lines().toList();
      assertThat(walk.exitCode()).as(told + "\n" + walk.complaints().complete()).isZero();
      assertThat(told).hasSameSizeAs(parts.split(" "));
    }
    try (Stream<Path> pictures = Files.list(PICTURES)) {
      assertThat(pictures).isNotEmpty().allSatisfy(each -> assertThat(each).isNotEmptyFile());
    }
  }
}
