package org.handfast.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.lab.ladder.Attack;
import org.handfast.lab.ladder.Rung;
import org.handfast.lab.page.LabServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(120)
final class LabCommandTest {
  @Test
  void thePageIsWhereItSays() throws Exception {
    assumeTrue(LabServer.hasPage());
    RunningLab lab = new RunningLab();
    try (LabServer server = lab.with("--port", "0", "--seed", "11").listen();
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(lab.said())
          .startsWith(server.address() + "#seed=11\n")
          .contains("this machine alone", "Ctrl-C");
      HttpRequest asked = HttpRequest.newBuilder(server.address()).build();
      assertThat(client.send(asked, HttpResponse.BodyHandlers.ofString()).body())
          .contains("<title>");
    }
  }

  @Test
  void aPortInUseIsSaidInOneLine() throws Exception {
    assumeTrue(LabServer.hasPage());
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      assertFails(ExitCode.CANNOT_LISTEN, "port " + port + " is in use", "--port", port);
    }
  }

  @Test
  void contradictionsAreUsageErrors() {
    assumeTrue(LabServer.hasPage());
    assertFails(ExitCode.USAGE, "there is no port 99999", "--port", "99999");
    assertFails(ExitCode.USAGE, "there is no port -1", "--port=-1");
  }

  @Test
  void whatIsForTheMatrixIsNotForThePage() {
    assertThatThrownBy(() -> new RunningLab().with("--rung", "4").call())
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("--matrix");
  }

  @Test
  void aRungOfTheMatrixIsALineForEachAttack() throws Exception {
    assertThat(RunningLab.output("--matrix", "--rung", "4"))
        .hasLineCount(Attack.values().length)
        .containsPattern("(?m)^4 +reorder +succeeds: Alice acted on .*pay 020 to dave")
        .containsPattern("(?m)^4 +own-ca +noticed: Bob, certificate, certificate's issuer$")
        .containsPattern("(?m)^4 +strip-suites +not applicable: ");
  }

  @Test
  void anAttackOfTheMatrixIsALineForEachRungInTheirOrder() throws Exception {
    assertThat(RunningLab.output("--matrix", "--attack", "FORGE-FIN").lines())
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactlyElementsOf(Rung.ids());
  }

  @Test
  void aCellOfTheMatrixIsJsonForPrograms() throws Exception {
    JsonArray cells =
        new Gson()
            .fromJson(
                RunningLab.output("--matrix", "--rung", "6a", "--attack", "forge-fin", "--json"),
                JsonArray.class);
    assertThat(cells).hasSize(1);
    JsonObject cell = cells.get(0).getAsJsonObject();
    assertThat(cell.get("rung").getAsString()).isEqualTo("6a");
    assertThat(cell.get("attack").getAsString()).isEqualTo("forge-fin");
    assertThat(cell.getAsJsonObject("verdict").get("kind").getAsString()).isEqualTo("succeeds");
  }

  @Test
  void theListHasAllThereIs() throws Exception {
    String list = RunningLab.output("list");
    for (String id : Rung.ids()) {
      assertThat(list).contains("\n  " + id + " ");
    }
    for (String id : Attack.ids()) {
      assertThat(list).contains("\n  " + id + " ");
    }
  }

  @Test
  void theHelpSaysThatItIsAToy() {
    assertThat(new CommandLine(new LabCommand()).getUsageMessage())
        .contains("toy", "this machine alone", "run ", "list ", "--matrix");
  }

  private static void assertFails(int exitCode, String words, String... options) {
    assertThatThrownBy(() -> new RunningLab().with(options).listen().close())
        .isInstanceOfSatisfying(
            CommandFailure.class,
            e -> {
              assertThat(e.exitCode()).isEqualTo(exitCode);
              assertThat(e).message().contains(words).doesNotContain("\n");
            });
  }
}
