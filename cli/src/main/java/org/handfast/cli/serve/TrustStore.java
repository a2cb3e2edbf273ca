package org.handfast.cli.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Where a system keeps the authorities it trusts, as the command that adds one.
enum TrustStore {
  DEBIAN("sudo cp %s /usr/local/share/ca-certificates/handfast.crt && sudo update-ca-certificates"),
  LINUX("sudo trust anchor %s"),
  MACOS("security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db %s"),
  WINDOWS("certutil -user -addstore Root %s");

  private final String command;

  TrustStore(String command) {
    this.command = command;
  }

  static TrustStore ofThisSystem() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return MACOS;
    }
    if (system.startsWith("windows")) {
      return WINDOWS;
    }
    return Files.isDirectory(Path.of("/usr/local/share/ca-certificates")) ? DEBIAN : LINUX;
  }

  /// What makes the system trust this certificate.
  String command(Path authority) {
    return command.formatted(Banner.quoted(authority.toString()));
  }
}
