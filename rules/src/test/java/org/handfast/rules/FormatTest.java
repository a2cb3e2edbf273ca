package org.handfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The sources look as google-java-format leaves them, and their doc comments stay doc comments.
final class FormatTest {
  private static final int COLUMNS = 100;

  private final Repository repository = Repository.here();

  @Test
  void everySourceIsFormatted() {
    var formatter = new Formatter();
    List<String> unformatted = new ArrayList<>();
    for (Path file : repository.sources()) {
      String source = String.join("\n", Repository.lines(file)) + "\n";
      if (!source.equals(formatted(formatter, source, file))) {
        unformatted.add(repository.name(file));
      }
    }
    assertThat(unformatted).as("not in the house format: run ./format").isEmpty();
  }

  /// The formatter leaves code blocks in docs and long links alone, so their width is ours to mind.
  @Test
  void noDocLineIsTooLong() {
    List<String> found = new ArrayList<>();
    for (Path file : repository.sources()) {
      List<String> lines = Repository.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (isDoc(lines.get(i)) && lines.get(i).length() > COLUMNS) {
          found.add(repository.name(file) + ":" + (i + 1));
        }
      }
    }
    assertThat(found).as("doc lines over %s columns", COLUMNS).isEmpty();
  }

  /// A doc comment that is broken by a plain comment silently loses all that stands above it.
  @Test
  void noPlainCommentFollowsADocLine() {
    List<String> found = new ArrayList<>();
    for (Path file : repository.sources()) {
      List<String> lines = Repository.lines(file);
      for (int i = 1; i < lines.size(); i++) {
        if (isDoc(lines.get(i - 1)) && isPlainComment(lines.get(i))) {
          found.add(repository.name(file) + ":" + (i + 1));
        }
      }
    }
    assertThat(found).as("plain comments that cut a doc comment").isEmpty();
  }

  private static String formatted(Formatter formatter, String source, Path file) {
    try {
      return formatter.formatSourceAndFixImports(source);
    } catch (FormatterException failure) {
      throw new AssertionError(file + " is no Java", failure);
    }
  }

  private static boolean isDoc(String line) {
    return line.stripLeading().startsWith("///");
  }

  private static boolean isPlainComment(String line) {
    return line.stripLeading().startsWith("//") && !isDoc(line);
  }
}
