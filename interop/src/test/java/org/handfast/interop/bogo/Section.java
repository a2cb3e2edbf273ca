package org.handfast.interop.bogo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Flags that belong together, each with its values in the order in which they came.
final class Section {
  private final Map<String, List<String>> values = new HashMap<>();

  void add(String flag, String value) {
    values.computeIfAbsent(flag, _ -> new ArrayList<>()).add(value);
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  List<String> all(String flag) {
    return values.getOrDefault(flag, List.of());
  }

  /// The value, the last one if there are several.
  Optional<String> text(String flag) {
    return Optional.ofNullable(values.get(flag)).map(List::getLast);
  }

  Optional<Integer> number(String flag) {
    return text(flag).map(Integer::valueOf);
  }

  List<Integer> numbers(String flag) {
    return all(flag).stream().map(Integer::valueOf).toList();
  }
}
