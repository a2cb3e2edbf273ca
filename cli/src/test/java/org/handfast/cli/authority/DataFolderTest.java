package org.handfast.cli.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DataFolderTest {
  private static final Path HOME = Path.of("/home/ann");

  @Test
  void followsTheCustomOfTheSystem() {
    assertThat(choose(Map.of(), "Linux")).isEqualTo(HOME.resolve(".local/share/handfast"));
    assertThat(choose(Map.of(), "Mac OS X"))
        .isEqualTo(HOME.resolve("Library/Application Support/handfast"));
    assertThat(choose(Map.of(), "Windows 11")).isEqualTo(HOME.resolve("AppData/Local/handfast"));
  }

  @Test
  void obeysTheEnvironment() {
    String folder = Path.of("/data").toAbsolutePath().toString();
    assertThat(choose(Map.of("XDG_DATA_HOME", folder), "Linux"))
        .isEqualTo(Path.of(folder, "handfast"));
    assertThat(choose(Map.of("XDG_DATA_HOME", "relative"), "Linux"))
        .isEqualTo(HOME.resolve(".local/share/handfast"));
    assertThat(choose(Map.of("LOCALAPPDATA", folder), "Windows 11"))
        .isEqualTo(Path.of(folder, "handfast"));
    assertThat(choose(Map.of("HANDFAST_DATA", "mine", "XDG_DATA_HOME", folder), "Linux"))
        .isEqualTo(Path.of("mine"));
  }

  private static Path choose(Map<String, String> environment, String system) {
    return DataFolder.choose(environment, system, HOME);
  }
}
