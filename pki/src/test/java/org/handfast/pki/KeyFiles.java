package org.handfast.pki;

import java.net.URISyntaxException;
import java.nio.file.Path;

/// The files that `keys/generate.sh` made. All their passwords are `secret`.
final class KeyFiles {
  private KeyFiles() {}

  static Path of(String name) {
    try {
      return Path.of(KeyFiles.class.getResource("keys/" + name).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static char[] password() {
    return "secret".toCharArray();
  }
}
