package org.handfast.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.lab.page.LabServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@DisplayName("handfast lab")
final class LabCommandTest {
  private final StringWriter said = new StringWriter();
  private final LabCommand lab = new LabCommand();
  private final CommandLine command =
      new CommandLine(lab)
          .setOut(new PrintWriter(said))
          .setExecutionExceptionHandler(
              (failure, _, _) -> {
                said.append(failure.getMessage());
                return failure instanceof CommandFailure known ? known.exitCode() : -1;
              });

  @Test
  @DisplayName("run tells one run")
  void tellsRun() {
    assertThat(command.execute("run", "--rung", "4", "--attack", "reorder")).isZero();
    assertThat(said.toString()).contains("Verdict: succeeds: Alice acted on “pay 020 to dave.");
  }

  @Test
  @DisplayName("run takes another seed, and moves by hand")
  void takesMoves() {
    assertThat(command.execute("run", "--rung", "5a", "--moves", "B4.drop", "--seed", "8"))
        .isZero();
    assertThat(said.toString()).contains("Trudy, by hand: B4.drop").contains("&seed=8");
  }

  @Test
  @DisplayName("run lets Trudy watch where nothing is said")
  void watches() {
    assertThat(command.execute("run", "--rung", "11")).isZero();
    assertThat(said.toString()).contains("Trudy only watches.").contains("Verdict: no effect");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --rung 99",
        "run --rung 4 --attack sing",
        "run --rung 4 --moves B3.sing",
        "--port 70000"
      })
  @DisplayName("says what is wrong with the command line")
  void saysWhatIsWrong(String arguments) {
    assertThat(command.execute(arguments.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(said.toString()).isNotBlank();
  }

  @Test
  @DisplayName("serves the page on loopback, and says where, in the first line")
  void serves() throws Exception {
    command.parseArgs("--port", "0");
    try (LabServer server = lab.listen()) {
      URI address = URI.create(said.toString().lines().findFirst().orElseThrow());
      assertThat(address).isEqualTo(server.address());
      HttpURLConnection connection =
          (HttpURLConnection) address.resolve("/api/ladder").toURL().openConnection();
      assertThat(connection.getResponseCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("says so if the port is taken")
  void portTaken() throws Exception {
    try (LabServer other = LabServer.start(0)) {
      command.parseArgs("--port", Integer.toString(other.address().getPort()));
      assertThatThrownBy(lab::listen)
          .isInstanceOfSatisfying(
              CommandFailure.class,
              failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.CANNOT_LISTEN));
    }
  }
}
