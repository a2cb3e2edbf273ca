package org.handfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The command as the shell sees it: processes, standard streams, signals and exit codes.
@Timeout(120)
final class CommandProcessTest {
  @TempDir private Path data;

  @Test
  void serveAndConnectTalkToEachOther() throws Exception {
    Process serve = logging("serve", "--port", "0");
    try (BufferedReader said = serve.inputReader()) {
      String address = said.readLine();
      Process connect =
          logging(
              "connect",
              address,
              "--cacert",
              data.resolve("ca.pem").toString(),
              "--alpn",
              "http/1.1");
      try (OutputStream input = connect.getOutputStream()) {
        input.write(
            "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(text(connect)).startsWith("HTTP/1.1 200 OK").contains("X25519MLKEM768");
      assertThat(errors(connect))
          .startsWith("handfast: warning: SSLKEYLOGFILE: ")
          .contains("OK  ", "proved to be localhost");
      assertThat(connect.waitFor()).isZero();
      // Both write into the file that the environment names, and know the same secrets.
      List<String> lines = Files.readAllLines(keyLog());
      assertThat(lines)
          .filteredOn(line -> line.startsWith("EXPORTER_SECRET"))
          .anyMatch(line -> Collections.frequency(lines, line) == 2);

      serve.destroy(); // SIGTERM, which is Ctrl-C to the JVM but for the number
      assertThat(serve.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      serve.destroyForcibly();
    }
  }

  @Test
  void theVersionIsNotAPlaceholder() throws Exception {
    Process version = handfast("--version");
    assertThat(text(version)).startsWith("handfast ").doesNotContain("${");
    assertThat(version.waitFor()).isZero();
  }

  @Test
  void aMisspeltOptionIsOneLineAndAHint() throws Exception {
    Process wrong = handfast("serve", "--prt", "1");
    assertThat(errors(wrong)).contains("--prt", "try: handfast serve --help").hasLineCount(2);
    assertThat(wrong.waitFor()).isEqualTo(2);
  }

  @Test
  void aFailureIsOneLineAndAHint() throws Exception {
    Process connect = handfast("connect", "no.such.host.invalid");
    assertThat(errors(connect)).startsWith("handfast: there is no host").hasLineCount(2);
    assertThat(connect.waitFor()).isEqualTo(3);
  }

  private Process handfast(String... arguments) throws IOException {
    return command(arguments).start();
  }

  private Process logging(String... arguments) throws IOException {
    ProcessBuilder builder = command(arguments);
    builder.environment().put("SSLKEYLOGFILE", keyLog().toString());
    return builder.start();
  }

  private Path keyLog() {
    return data.resolve("keys");
  }

  private ProcessBuilder command(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HandfastCommand.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HANDFAST_DATA", data.toString());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("SSLKEYLOGFILE");
    return builder;
  }

  private static String text(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
