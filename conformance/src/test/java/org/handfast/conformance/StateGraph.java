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
    Set<Class<?>> met = new LinkedHashSet<>();
    Deque<Class<?>> ahead = new ArrayDeque<>(Set.of(start()));
    while (!ahead.isEmpty()) {
      Class<?> state = ahead.removeFirst();
      if (met.add(state)) {
        ahead.addAll(edges.get(state));
      }
    }
    return met;
  }

  /// The graph as a Mermaid flowchart.
  String mermaid() {
    StringBuilder chart = new StringBuilder("flowchart TD\n");
    for (Class<?> state : reachable()) {
      String name = state.getSimpleName();
      chart.append(
          listening.contains(state)
              ? "    %s[%s]%n".formatted(name, name)
              : "    %s([%s])%n".formatted(name, name));
    }
    for (Class<?> state : reachable()) {
      String arrow = listening.contains(state) ? "-->" : "-.->";
      for (Class<?> next : edges.get(state)) {
        chart.append(
            "    %s %s %s%n".formatted(state.getSimpleName(), arrow, next.getSimpleName()));
      }
    }
    return chart.toString();
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
