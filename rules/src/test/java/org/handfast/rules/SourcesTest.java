package org.handfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a reader finds in every file, whatever it is about.
final class SourcesTest {
  private static final int LONGEST_FILE = 320;

  // In pieces, so that this file does not find itself.
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX|HA" + "CK)\\b");

  private final Repository repository = Repository.here();

  @Test
  void thereAreSources() {
    assertThat(repository.modules()).containsAll(Repository.LIBRARIES).contains("cli", "rules");
    assertThat(repository.sources()).isNotEmpty();
  }

  @Test
  void everySourceStandsInThePackageOfItsModule() {
    List<String> strays = new ArrayList<>();
    for (String module : repository.modules()) {
      Path sources = repository.root().resolve(module).resolve("src");
      Stream.concat(repository.mainSources(module), repository.testSources(module))
          .filter(file -> !isModuleInfo(file))
          .filter(
              file ->
                  !sources
                      .relativize(file)
                      .subpath(2, 5)
                      .equals(Path.of("org", "handfast", module)))
          .map(repository::name)
          .forEach(strays::add);
    }
    assertThat(strays).as("sources outside the package root of their module").isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        mainSources()
            .filter(file -> !isModuleInfo(file))
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !isNullMarked(folder.resolve("package-info.java")))
            .map(repository::name)
            .toList();
    assertThat(unmarked).as("packages without a package-info.java that says @NullMarked").isEmpty();
  }

  @Test
  void everyFileIsShort() {
    assertThat(
            mainSources()
                .filter(file -> Repository.lines(file).size() > LONGEST_FILE)
                .map(repository::name))
        .as("files over %s lines: a noun is missing", LONGEST_FILE)
        .isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    List<String> found = new ArrayList<>();
    for (Path file : repository.sources()) {
      List<String> lines = Repository.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (UNFINISHED.matcher(lines.get(i)).find()) {
          found.add(repository.name(file) + ":" + (i + 1));
        }
      }
    }
    assertThat(found).as("notes about work that was left").isEmpty();
  }

  private Stream<Path> mainSources() {
    return repository.modules().stream().flatMap(repository::mainSources);
  }

  private static boolean isModuleInfo(Path file) {
    return file.endsWith("module-info.java");
  }

  private static boolean isNullMarked(Path packageInfo) {
    return Files.exists(packageInfo) && Repository.lines(packageInfo).contains("@NullMarked");
  }
}
