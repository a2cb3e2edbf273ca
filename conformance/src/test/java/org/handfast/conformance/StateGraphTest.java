package org.handfast.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  void noEdgeLeadsBackToASecondRetry() {
    // RFC 9846 4.2.4: the only loops are the connected state's own, and through a post-handshake
    // authentication back to it.
    for (StateGraph graph : List.of(CLIENT, SERVER)) {
      assertThat(
              graph.edges().keySet().stream()
                  .filter(state -> isOnALoop(state, graph))
                  .map(Class::getSimpleName))
          .isNotEmpty()
          .allMatch(name -> name.endsWith("Connected") || name.contains("PostHandshake"));
    }
  }

  private static boolean isOnALoop(Class<?> state, StateGraph graph) {
    Set<Class<?>> met = new HashSet<>();
    Deque<Class<?>> ahead = new ArrayDeque<>(graph.edges().get(state));
    while (!ahead.isEmpty()) {
      Class<?> next = ahead.removeFirst();
      if (met.add(next)) {
        ahead.addAll(graph.edges().get(next));
      }
    }
    return met.contains(state);
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
