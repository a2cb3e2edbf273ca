package org.handfast.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which module may know which. A library module also knows nothing of any third party.
final class LayersTest {
  private final Repository repository = Repository.here();

  /// A rule over no classes always holds, so this one says that there are all there should be.
  @ParameterizedTest
  @ValueSource(strings = {"protocol", "engine", "jca", "pki", "jsse", "net", "lab", "cli"})
  void everySourceWasImportedAsAClass(String module) {
    List<String> sources =
        repository
            .mainSources(module)
            .filter(file -> !file.toString().endsWith("-info.java"))
            .map(file -> className(module, file))
            .toList();
    assertThat(House.CLASSES).extracting(type -> type.getName()).containsAll(sources);
  }

  @ParameterizedTest
  @CsvSource({
    "protocol,",
    "engine,   protocol",
    "jca,      protocol engine",
    "pki,      protocol engine",
    "jsse,     protocol engine jca pki",
    "net,      protocol engine jca pki",
  })
  void aLibraryModuleKnowsTheJdkAndTheLayersBelow(String module, String below) {
    String[] allowed =
        Stream.of(
                Stream.of("java..", "javax..", "org.jspecify.."),
                Stream.of(House.in(module)),
                names(below).map(House::in))
            .flatMap(packages -> packages)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(House.in(module))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  /// Sealed families span one subtree; between subtrees of a module the arrows go one way.
  @ParameterizedTest
  @ValueSource(strings = {"protocol", "engine", "jca", "pki", "jsse", "net", "lab", "cli"})
  void thePackageSubtreesOfAModuleHaveNoCycle(String module) {
    slices()
        .matching(House.ROOT + "." + module + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void theCommandIsKnownToNobody() {
    classes()
        .that()
        .resideInAPackage(House.in("cli"))
        .should()
        .onlyHaveDependentClassesThat()
        .resideInAPackage(House.in("cli"))
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  /// A toy, weak on purpose: no library can reach it.
  @Test
  void theLabIsKnownToTheCommandAlone() {
    classes()
        .that()
        .resideInAPackage(House.in("lab"))
        .should()
        .onlyHaveDependentClassesThat()
        .resideInAnyPackage(House.in("lab"), House.in("cli"))
        .check(House.CLASSES);
  }

  private String className(String module, Path file) {
    Path sources = repository.root().resolve(module).resolve("src/main/java");
    return sources.relativize(file).toString().replace(".java", "").replaceAll("[/\\\\]", ".");
  }

  private static Stream<String> names(String list) {
    return list == null ? Stream.empty() : Stream.of(list.split(" "));
  }
}
