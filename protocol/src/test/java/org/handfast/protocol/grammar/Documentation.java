package org.handfast.protocol.grammar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The `tls` blocks in the doc comments of this module's sources.
final class Documentation {

  private static final Path SOURCES =
      Path.of(System.getProperty("basedir", "."), "src", "main", "java");

  private Documentation() {}

  /// The grammar of `type`: the only `tls` block of its file.
  static Grammar grammar(Class<?> type) {
    List<String> blocks = blocks(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
    if (blocks.size() != 1) {
      throw new IllegalStateException(blocks.size() + " grammars in " + type.getName());
    }
    return GrammarParser.parse(blocks.getFirst());
  }

  /// All blocks of all sources.
  static List<String> all() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> blocks(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> blocks(Path file) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    boolean inside = false;
    for (String line : lines(file)) {
      String text = line.strip();
      if (text.equals("/// ```tls")) {
        inside = true;
      } else if (inside && text.equals("/// ```")) {
        inside = false;
        blocks.add(block.toString());
        block.setLength(0);
      } else if (inside) {
        block.append(text.substring(3)).append('\n');
      }
    }
    return blocks;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
