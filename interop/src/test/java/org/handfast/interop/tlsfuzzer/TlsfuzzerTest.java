package org.handfast.interop.tlsfuzzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// All of tlsfuzzer's scripts that the expectations list, run by tlsfuzzer's own program for that.
/// What fails in them is what is listed as failing, and nothing else; how to come by the suite is
/// said in `docs/conformance.md`.
@EnabledIfEnvironmentVariable(named = TlsfuzzerTest.FOLDER, matches = ".+")
class TlsfuzzerTest {
  static final String FOLDER = "HANDFAST_TLSFUZZER";

  /// The port in the expectations, which stands for any.
  private static final String PORT = "4433";

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void everyScriptEndsAsExpected() throws IOException, InterruptedException {
    Path log = Path.of("target", "tlsfuzzer.log").toAbsolutePath();
    Process run =
        program(expectations()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(run.waitFor()).as("failures, see %s", log).isZero();
  }

  private static ProcessBuilder program(Path expectations) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    // The last word is a length that only scripts for another server ask for.
    ProcessBuilder program =
        new ProcessBuilder(
                List.of(
                    "python3",
                    "tests/scripts_retention.py",
                    expectations.toString(),
                    java.toString(),
                    "0"))
            .directory(Path.of(System.getenv(FOLDER)).toFile());
    program.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return program;
  }

  private static Path expectations() throws IOException {
    String text =
        Files.readString(Path.of("src", "test", "resources", "tlsfuzzer", "expectations.json"));
    Path file = Path.of("target", "tlsfuzzer.json").toAbsolutePath();
    return Files.writeString(file, text.replace(PORT, Integer.toString(freePort())));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
