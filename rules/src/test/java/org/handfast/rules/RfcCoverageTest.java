package org.handfast.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class RfcCoverageTest {
  private final Repository repository = Repository.here();

  @Test
  void everyCitedSectionExists() {
    assertThat(RfcCoverage.of(repository).unknown())
        .as("sections cited that RFC 9846 does not have")
        .isEmpty();
  }

  @Test
  void theReportListsEverySectionOfTheProtocolChapters() {
    assertThat(RfcCoverage.of(repository).report())
        .contains("| 4.2.3 | Server Hello |")
        .contains("| 7.5 | Exporters |")
        .contains("| 9.3 | Protocol Invariants |")
        .doesNotContain("| 8.1 |");
  }

  @Test
  void theLabObeysNothing() {
    assertThat(RfcCoverage.of(repository).report()).doesNotContain("ExtensionWords");
  }

  @Test
  void theCommittedReportIsCurrent() throws IOException {
    Path file = RfcCoverage.file(repository);
    assumeTrue(Files.exists(file), "no report is committed");
    assertThat(Files.readString(file))
        .as("docs/rfc-coverage.md is stale: run ./format --coverage")
        .isEqualTo(RfcCoverage.of(repository).report());
  }
}
