package org.handfast.interop.bogo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs BoringSSL's test runner against the shim that stays.
public final class BogoRun {
  private BogoRun() {}

  /// Arguments: the folder with `shim` and `config.json`, the runner, and what else to tell it.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(
        run(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            List.of(arguments).subList(2, arguments.length),
            ProcessBuilder.Redirect.INHERIT));
  }

  static int run(Path folder, Path runner, List<String> more, ProcessBuilder.Redirect output)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(runner.toAbsolutePath().toString());
    command.add("-test.timeout=0");
    command.add("-allow-unimplemented");
    command.add("-shim-path=" + folder.resolve("shim").toAbsolutePath());
    command.add("-shim-config=" + folder.resolve("config.json").toAbsolutePath());
    command.addAll(more);
    try (ShimServer server = ShimServer.start()) {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("HANDFAST_BOGO_PORT", Integer.toString(server.port()));
      builder.redirectErrorStream(true).redirectOutput(output);
      builder.directory(new File(System.getProperty("java.io.tmpdir")));
      int exitCode = builder.start().waitFor();
      server.missing().forEach((what, times) -> System.out.println(times + " " + what));
      return exitCode;
    }
  }
}
