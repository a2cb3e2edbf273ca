package org.handfast.interop.bogo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One run of BoringSSL's test runner against the shim that stays.
///
/// @param folder holds the small program `shim` and the runner's configuration `config.json`
/// @param runner the runner, a program
record BogoRun(Path folder, Path runner) {

  /// How the tests ended that the configuration does not disable.
  ///
  /// @param missing what was asked for and is not implemented, and how often
  record Tally(int passed, int failed, int unimplemented, Map<String, Integer> missing) {}

  /// By hand. Arguments: folder, runner, and what else to tell the runner, such as `-test
  /// 'TLS13-*'`.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path log = Files.createTempFile("bogo", ".log");
    Tally tally =
        new BogoRun(Path.of(arguments[0]), Path.of(arguments[1]))
            .run(List.of(arguments).subList(2, arguments.length), log);
    Files.readAllLines(log).stream()
        .filter(line -> !line.startsWith("PASSED") && !line.startsWith("UNIMPLEMENTED"))
        .forEach(System.out::println);
    tally.missing().forEach((what, times) -> System.out.println(times + " " + what));
    System.out.println(tally);
  }

  /// Runs the tests, and writes down what the runner says.
  Tally run(List<String> more, Path log) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(runner.toAbsolutePath().toString());
    command.add("-test.timeout=0");
    command.add("-pipe");
    command.add("-allow-unimplemented");
    command.add("-shim-path=" + folder.resolve("shim").toAbsolutePath());
    command.add("-shim-config=" + folder.resolve("config.json").toAbsolutePath());
    command.addAll(more);
    try (ShimServer server = ShimServer.start()) {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("HANDFAST_BOGO_PORT", Integer.toString(server.port()));
      Process process = builder.start();
      try (BufferedReader said = process.inputReader();
          Writer out = Files.newBufferedWriter(log)) {
        said.transferTo(out);
      }
      int _ = process.waitFor();
      return tally(Files.readAllLines(log), server.missing());
    }
  }

  private static Tally tally(List<String> lines, Map<String, Integer> missing) {
    return new Tally(
        count("PASSED (", lines),
        count("FAILED (", lines),
        count("UNIMPLEMENTED (", lines),
        missing);
  }

  private static int count(String beginning, List<String> lines) {
    return (int) lines.stream().filter(line -> line.startsWith(beginning)).count();
  }
}
