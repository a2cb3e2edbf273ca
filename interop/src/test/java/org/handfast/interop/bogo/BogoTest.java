package org.handfast.interop.bogo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// All of BoringSSL's protocol tests that the configuration does not disable; how to come by the
/// runner is said in `docs/conformance.md`.
@EnabledIfEnvironmentVariable(named = BogoTest.RUNNER, matches = ".+")
class BogoTest {
  static final String RUNNER = "HANDFAST_BOGO_RUNNER";

  /// How many pass at the version of the suite that the page names.
  private static final int PASSED = 2683;

  @Test
  void noTestFails() throws IOException, InterruptedException {
    Path log = Path.of("target", "bogo.log");
    BogoRun.Tally tally =
        new BogoRun(Path.of("src", "test", "bogo"), Path.of(System.getenv(RUNNER)))
            .run(List.of(), log);
    assertThat(tally.failed()).as("failures, see %s", log.toAbsolutePath()).isZero();
    assertThat(tally.passed()).isGreaterThanOrEqualTo(PASSED);
  }
}
