package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handfast.engine.client.ClientState;
import org.handfast.engine.server.ServerState;
import org.junit.jupiter.api.Test;

/// The state machines are what docs/state-machine.md shows.
class StateGraphTest {
  static final StateGraph CLIENT =
      StateGraph.of(ClientState.Listening.class, ClientState.Suspended.class);
  static final StateGraph SERVER =
      StateGraph.of(ServerState.Listening.class, ServerState.Suspended.class);

  private static final Path DOCUMENT = Path.of("..", "docs", "state-machine.md");
  private static final Pattern CHART = Pattern.compile("(?s)```mermaid\n(.*?)```");

  @Test
  void theDocumentShowsTheDeclaredGraphs() throws IOException {
    if (Boolean.getBoolean("handfast.redraw")) {
      redraw();
    }
    List<String> shown =
        CHART.matcher(Files.readString(DOCUMENT)).results().map(chart -> chart.group(1)).toList();
    assertThat(shown)
        .as("docs/state-machine.md is stale: it says how to redraw it")
        .containsExactly(CLIENT.mermaid(), SERVER.mermaid());
  }

  @Test
  void everyStateCanBeReached() {
    for (StateGraph graph : List.of(CLIENT, SERVER)) {
      assertThat(graph.reachable()).isEqualTo(graph.edges().keySet());
    }
  }

  @Test
  void theFamiliesMeetBeforeTheVersionIsKnownAndNowhereElse() {
    // RFC 9846 4.3.1: what was once agreed on is never agreed on again.
    for (StateGraph graph : List.of(CLIENT, SERVER)) {
      for (Class<?> state : graph.reachable()) {
        Set<Boolean> ahead =
            graph.reachableFrom(state).stream()
                .filter(next -> !graph.isBeforeTheVersion(next))
                .map(StateGraph::isTls12)
                .collect(Collectors.toSet());
        assertThat(ahead)
            .as(state.toString())
            .containsExactlyInAnyOrderElementsOf(
                graph.isBeforeTheVersion(state)
                    ? Set.of(true, false)
                    : Set.of(StateGraph.isTls12(state)));
      }
    }
    assertThat(names(CLIENT, CLIENT::isBeforeTheVersion)).containsExactly("AwaitServerHello");
    assertThat(names(SERVER, SERVER::isBeforeTheVersion))
        .containsExactly("AwaitClientHello", "ChoosingConfig");
  }

  @Test
  void noEdgeLeadsBackToASecondRetry() {
    // RFC 9846 4.2.4: the only loops are the connected state's own, and through a post-handshake
    // authentication back to it.
    for (StateGraph graph : List.of(CLIENT, SERVER)) {
      assertThat(names(graph, state -> graph.reachableFrom(state).contains(state)))
          .isNotEmpty()
          .allMatch(name -> name.endsWith("Connected") || name.contains("PostHandshake"));
    }
  }

  private static List<String> names(StateGraph graph, Predicate<Class<?>> wanted) {
    return graph.reachable().stream().filter(wanted).<String>map(Class::getSimpleName).toList();
  }

  private static void redraw() throws IOException {
    List<String> charts = List.of(CLIENT.mermaid(), SERVER.mermaid());
    int[] at = {0};
    String drawn =
        CHART
            .matcher(Files.readString(DOCUMENT))
            .replaceAll(
                _ -> Matcher.quoteReplacement("```mermaid\n" + charts.get(at[0]++) + "```"));
    Files.writeString(DOCUMENT, drawn);
  }
}
