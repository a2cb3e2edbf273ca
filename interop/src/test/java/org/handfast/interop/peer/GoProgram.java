package org.handfast.interop.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.PeerProgram;

/// The program in `src/test/go`, compiled once per run into `target`; it needs nothing but Go's own
/// library, so no module is fetched.
public final class GoProgram {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("GOFLAGS", "-mod=mod", "GOPROXY", "off", "GOTOOLCHAIN", "local", "CGO_ENABLED", "0");

  private GoProgram() {}

  /// The executable.
  public static String path() {
    return Compiled.FILE.toString();
  }

  private static final class Compiled {
    private static final Path FILE = compile();

    private static Path compile() {
      try {
        Path module = Path.of("").toAbsolutePath();
        Path file = Files.createDirectories(module.resolve("target")).resolve("go-peer");
        List<String> command = List.of(PeerProgram.GO.path(), "build", "-o", file.toString(), ".");
        try (ChildProcess build =
            ChildProcess.start(command, ENVIRONMENT, module.resolve("src/test/go"))) {
          if (build.exitCode() != 0) {
            throw new IllegalStateException(build.complaints().complete());
          }
        }
        return file;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
