package org.handfast.cli.authority;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where a user's own files of this program live, by the custom of each system.
public final class DataFolder {
  private static final String NAME = "handfast";

  private DataFolder() {}

  /// The folder for this process.
  public static Path ofThisUser() {
    return choose(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")));
  }

  /// `HANDFAST_DATA` if it is set; else Application Support on macOS, LOCALAPPDATA on Windows, and
  /// the XDG base directory anywhere else.
  static Path choose(Map<String, String> environment, String system, Path home) {
    String own = environment.getOrDefault("HANDFAST_DATA", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve(NAME);
    }
    if (name.startsWith("windows")) {
      return folder(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
    }
    return folder(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share"));
  }

  // A relative path in an XDG variable is to be ignored.
  private static Path folder(Map<String, String> environment, String variable, Path usual) {
    Path named = Path.of(environment.getOrDefault(variable, ""));
    return (named.isAbsolute() ? named : usual).resolve(NAME);
  }
}
