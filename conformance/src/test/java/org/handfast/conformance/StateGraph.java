package org.handfast.conformance;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The state machine of one role as its types declare it: the states are the members of the sealed
/// family, and the edges are what `on` and `next` may return.
///
/// @param listening the states that wait for a message
/// @param suspended the states that wait for local work
/// @param edges from each state to its successors
record StateGraph(
    Set<Class<?>> listening, Set<Class<?>> suspended, Map<Class<?>, Set<Class<?>>> edges) {

  /// Reads the graph of a family, such as `ClientState`.
  static StateGraph of(Class<?> listening, Class<?> suspended) {
    Set<Class<?>> listeners = members(listening);
    Set<Class<?>> sleepers = members(suspended);
    Map<Class<?>, Set<Class<?>>> edges = new LinkedHashMap<>();
    listeners.forEach(state -> edges.put(state, members(declaredReturn(state, "on"))));
    sleepers.forEach(state -> edges.put(state, members(declaredReturn(state, "next"))));
    return new StateGraph(listeners, sleepers, edges);
  }

  /// The state that no other one leads to.
  Class<?> start() {
    Set<Class<?>> reached =
        edges.entrySet().stream()
            .flatMap(edge -> edge.getValue().stream().filter(to -> to != edge.getKey()))
            .collect(Collectors.toSet());
    return edges.keySet().stream()
        .filter(state -> !reached.contains(state))
        .reduce(
            (one, other) -> {
              throw new IllegalStateException("two beginnings: " + one + " and " + other);
            })
        .orElseThrow();
  }

  /// The states in the order in which a walk from the start meets them.
  Set<Class<?>> reachable() {
    Set<Class<?>> met = new LinkedHashSet<>(Set.of(start()));
    met.addAll(reachableFrom(start()));
    return met;
  }

  /// The states that a walk of one step and more may meet.
  Set<Class<?>> reachableFrom(Class<?> state) {
    Set<Class<?>> met = new LinkedHashSet<>();
    Deque<Class<?>> ahead = new ArrayDeque<>(edges.get(state));
    while (!ahead.isEmpty()) {
      Class<?> next = ahead.removeFirst();
      if (met.add(next)) {
        ahead.addAll(edges.get(next));
      }
    }
    return met;
  }

  /// The graph as a Mermaid flowchart, each family in a frame of its own: TLS 1.3's, TLS 1.2's, and
  /// outside both what comes before the version is known.
  String mermaid() {
    StringBuilder chart = new StringBuilder("flowchart TD\n");
    nodes(chart, reachable().stream().filter(this::isBeforeTheVersion), "    ");
    chart.append("    subgraph tls13 [TLS 1.3]\n");
    nodes(
        chart,
        reachable().stream().filter(state -> !isTls12(state) && !isBeforeTheVersion(state)),
        "        ");
    chart.append("    end\n    subgraph tls12 [TLS 1.2]\n");
    nodes(chart, reachable().stream().filter(StateGraph::isTls12), "        ");
    chart.append("    end\n");
    for (Class<?> state : reachable()) {
      String arrow = listening.contains(state) ? "-->" : "-.->";
      for (Class<?> next : edges.get(state)) {
        chart.append("    %s %s %s%n".formatted(node(state), arrow, node(next)));
      }
    }
    return chart.toString();
  }

  /// Whether both versions are still ahead.
  boolean isBeforeTheVersion(Class<?> state) {
    return !isTls12(state) && reachableFrom(state).stream().anyMatch(StateGraph::isTls12);
  }

  /// Whether a state belongs to TLS 1.2.
  static boolean isTls12(Class<?> state) {
    return state.getPackageName().endsWith(".tls12");
  }

  private void nodes(StringBuilder chart, Stream<Class<?>> states, String indent) {
    states.forEach(
        state -> {
          String form = listening.contains(state) ? "%s[%s]%n" : "%s([%s])%n";
          chart.append(indent).append(form.formatted(node(state), state.getSimpleName()));
        });
  }

  // Both families have states of the same simple name.
  private static String node(Class<?> state) {
    return isTls12(state) ? "tls12." + state.getSimpleName() : state.getSimpleName();
  }

  // The method as its record declares it, and not the bridge that the interface's form needs.
  private static Class<?> declaredReturn(Class<?> state, String method) {
    return Arrays.stream(state.getDeclaredMethods())
        .filter(declared -> declared.getName().equals(method) && !declared.isBridge())
        .map(Method::getReturnType)
        .reduce(
            (one, other) -> {
              throw new IllegalStateException(state + " has two methods " + method);
            })
        .orElseThrow();
  }

  // A group stands for its members.
  private static Set<Class<?>> members(Class<?> type) {
    if (!type.isSealed()) {
      return Set.of(type);
    }
    return Stream.of(type.getPermittedSubclasses())
        .map(StateGraph::members)
        .flatMap(Collection::stream)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
