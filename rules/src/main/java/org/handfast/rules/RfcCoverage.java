package org.handfast.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which sections of RFC 9846 are cited by the code, and which by its tests.
///
/// Only the normative chapters of the protocol are reported; a citation of any other existing
/// section is fine. Classes are named instead of lines, so that edits elsewhere leave the report
/// alone. The lab explains sections and attacks them: it cites, and obeys nothing.
public final class RfcCoverage {
  private static final Pattern CITATION = Pattern.compile("RFC 9846 ([0-9A-F]+(?:\\.[0-9]+)*)");
  private static final Pattern REPORTED = Pattern.compile("[45679](\\..*)?");

  private final Map<String, String> titles = new LinkedHashMap<>();
  private final Map<String, NavigableSet<String>> byCode = new TreeMap<>();
  private final Map<String, NavigableSet<String>> byTests = new TreeMap<>();
  private final Map<String, NavigableSet<String>> byLab = new TreeMap<>();

  /// The citations of a working tree as it is now.
  public static RfcCoverage of(Repository repository) {
    var coverage = new RfcCoverage(repository);
    for (String module : repository.modules()) {
      if (module.equals("lab")) {
        repository.mainSources(module).forEach(file -> cite(coverage.byLab, file));
        repository.testSources(module).forEach(file -> cite(coverage.byLab, file));
      } else if (!module.equals("rules")) {
        repository.mainSources(module).forEach(file -> cite(coverage.byCode, file));
        repository.testSources(module).forEach(file -> cite(coverage.byTests, file));
      }
    }
    return coverage;
  }

  /// Where the report lies in the tree.
  public static Path file(Repository repository) {
    return repository.root().resolve("docs/rfc-coverage.md");
  }

  /// Writes the report.
  ///
  /// @param arguments none
  /// @throws IOException when the file cannot be written
  public static void main(String[] arguments) throws IOException {
    Repository repository = Repository.here();
    Path file = file(repository);
    Files.createDirectories(file.getParent());
    Files.writeString(file, of(repository).report());
  }

  /// Cited section numbers that RFC 9846 does not have, each with the classes that cite it.
  public Map<String, NavigableSet<String>> unknown() {
    Map<String, NavigableSet<String>> unknown = new TreeMap<>(byCode);
    byTests.forEach((section, names) -> unknown.merge(section, names, RfcCoverage::union));
    byLab.forEach((section, names) -> unknown.merge(section, names, RfcCoverage::union));
    unknown.keySet().removeAll(titles.keySet());
    return unknown;
  }

  /// The whole report in Markdown.
  public String report() {
    String rows =
        titles.entrySet().stream()
            .filter(section -> REPORTED.matcher(section.getKey()).matches())
            .map(section -> row(section.getKey(), section.getValue()))
            .collect(Collectors.joining("\n"));
    return """
    # RFC 9846, section by section

    Generated from the citations in the sources by `./format --coverage`: which classes obey a
    section, and which tests hold them to it. An empty cell is a section nobody cites.

    | section | title | code | tests |
    |---|---|---|---|
    %s
    """
        .formatted(rows);
  }

  private RfcCoverage(Repository repository) {
    Path sections = repository.root().resolve("rules/src/main/resources/rfc9846-sections.txt");
    for (String line : Repository.lines(sections)) {
      int space = line.indexOf(' ');
      titles.put(line.substring(0, space), line.substring(space + 1));
    }
  }

  private static void cite(Map<String, NavigableSet<String>> index, Path file) {
    String name = name(file);
    String text = String.join("\n", Repository.lines(file));
    CITATION
        .matcher(text)
        .results()
        .map(RfcCoverage::section)
        .forEach(section -> index.computeIfAbsent(section, _ -> new TreeSet<>()).add(name));
  }

  /// The class, or the package where its package-info cites.
  private static String name(Path file) {
    return file.endsWith("package-info.java")
        ? file.getName(file.getNameCount() - 2).toString()
        : file.getFileName().toString().replace(".java", "");
  }

  private static String section(MatchResult citation) {
    return citation.group(1);
  }

  private static NavigableSet<String> union(NavigableSet<String> one, NavigableSet<String> other) {
    return Stream.of(one, other)
        .flatMap(NavigableSet::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String row(String section, String title) {
    return "| %s | %s | %s | %s |"
        .formatted(section, title, names(byCode, section), names(byTests, section));
  }

  private static String names(Map<String, NavigableSet<String>> index, String section) {
    return String.join(", ", index.getOrDefault(section, new TreeSet<>()));
  }
}
