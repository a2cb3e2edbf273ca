package org.handfast.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The working tree as the rules see it: modules, and the Java sources of each.
///
/// @param root the folder that holds the parent POM
public record Repository(Path root) {
  /// The modules that applications depend on; they need nothing but the JDK.
  public static final List<String> LIBRARIES =
      List.of("protocol", "engine", "jca", "pki", "jsse", "net");

  /// The tree around the current directory, which may be its root or any folder below.
  public static Repository here() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(".mvn"))) {
        return new Repository(folder);
      }
    }
    throw new IllegalStateException("no working tree around " + start);
  }

  /// Every module folder by name.
  public List<String> modules() {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The sources of every module, main and test.
  public List<Path> sources() {
    return modules().stream()
        .flatMap(module -> Stream.concat(mainSources(module), testSources(module)))
        .toList();
  }

  /// What one module ships.
  public Stream<Path> mainSources(String module) {
    return javaBelow(root.resolve(module).resolve("src/main/java"));
  }

  /// What tests one module.
  public Stream<Path> testSources(String module) {
    return javaBelow(root.resolve(module).resolve("src/test/java"));
  }

  /// The path as a reader would write it, from the root.
  public String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Stream<Path> javaBelow(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
