package org.handfast.jsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs a program where `jdk.tls.disabledAlgorithms` is another one: the property is read once.
final class OtherJvm {
  private OtherJvm() {}

  /// What the program prints, if it comes to a good end.
  static String run(Path folder, String disabledAlgorithms, Class<?> program)
      throws IOException, InterruptedException {
    Path security = folder.resolve("java.security");
    Files.writeString(security, "jdk.tls.disabledAlgorithms=" + disabledAlgorithms);
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.security.properties=" + security,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }
}
