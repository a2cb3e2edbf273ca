package org.handfast.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// Which Handfast this is, and on which Java it runs.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream source =
        Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
      build.load(source);
    }
    return new String[] {
      "handfast " + build.getProperty("version"),
      "Java " + Runtime.version() + ", " + System.getProperty("java.vendor"),
      System.getProperty("os.name") + " " + System.getProperty("os.arch")
    };
  }
}
