package org.handfast.cli.terminal;

import java.util.List;

/// Things that a command line picks by their registered names, in whatever case.
public final class Names {
  private Names() {}

  /// Those of `all` that are named, in the order of the names.
  ///
  /// @param option where the names come from
  /// @param remedy what to try if there is none of a name
  public static <T> List<T> chosen(String option, List<String> names, List<T> all, String remedy)
      throws CommandFailure {
    List<String> unknown =
        names.stream().filter(name -> all.stream().noneMatch(each -> is(each, name))).toList();
    if (!unknown.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "usage", option + ": there is no " + String.join(", ", unknown), remedy);
    }
    return names.stream()
        .flatMap(name -> all.stream().filter(each -> is(each, name)))
        .distinct()
        .toList();
  }

  private static boolean is(Object value, String name) {
    return value.toString().equalsIgnoreCase(name.strip());
  }
}
