package org.handfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/architecture.md says what is true.
final class ArchitecturePageTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/architecture.md");
  private static final Pattern ARROW = Pattern.compile("^  (\\w+) --> (\\w+)$", Pattern.MULTILINE);
  private static final Pattern REQUIRES =
      Pattern.compile("requires (?:transitive )?org\\.handfast\\.(\\w+);");
  private static final Pattern PLACE = Pattern.compile("`(\\w+(?:/\\w+)+)`");

  /// Each arrow of the picture is a `requires` of a module, and each `requires` an arrow.
  @Test
  void theArrowsAreTheModules() throws IOException {
    Set<String> drawn =
        ARROW
            .matcher(Files.readString(PAGE))
            .results()
            .map(arrow -> arrow.group(1) + " --> " + arrow.group(2))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(drawn).isNotEmpty().isEqualTo(required());
  }

  /// Each class or package that a reader is sent to is there.
  @Test
  void thePlacesExist() throws IOException {
    var places =
        PLACE.matcher(Files.readString(PAGE)).results().map(place -> place.group(1)).toList();
    assertThat(places).isNotEmpty().allMatch(ArchitecturePageTest::exists);
  }

  private static Set<String> required() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .filter(module -> Files.exists(info(module)))
          .flatMap(module -> requires(module).map(it -> module.getFileName() + " --> " + it))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Stream<String> requires(Path module) {
    try {
      return REQUIRES
          .matcher(Files.readString(info(module)))
          .results()
          .map((MatchResult line) -> line.group(1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path info(Path module) {
    return module.resolve("src/main/java/module-info.java");
  }

  private static boolean exists(String place) {
    String module = place.substring(0, place.indexOf('/'));
    Path sources = ROOT.resolve(module + "/src/main/java/org/handfast");
    return Files.exists(sources.resolve(place + ".java"))
        || Files.isDirectory(sources.resolve(place));
  }
}
