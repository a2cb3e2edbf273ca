package org.handfast.cli.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Keys that both sides have from elsewhere (RFC 9846 2.2), as `IDENTITY:HEXKEY`, the way GnuTLS
/// keeps them in files too.
public final class PskOptions {
  @Option(
      names = "--psk-file",
      paramLabel = "FILE",
      description = "pre-shared keys, one IDENTITY:HEXKEY a line, each with SHA-256")
  private @Nullable Path file;

  @Option(
      names = "--psk",
      paramLabel = "IDENTITY:HEXKEY",
      description = "one such key; the shell may remember it, and others may see it: prefer a file")
  private @Nullable String given;

  /// Whether any are asked for.
  public boolean isGiven() {
    return file != null || given != null;
  }

  /// The keys that were asked for, each under a label of its own.
  public List<ExternalPsk> keys() throws CommandFailure {
    List<ExternalPsk> keys = new ArrayList<>();
    if (given != null) {
      add(keys, "--psk", given);
    }
    if (file != null) {
      int before = keys.size();
      int number = 0;
      for (String line : lines(file)) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          add(keys, "--psk-file " + file + ", line " + number, line.strip());
        }
      }
      if (keys.size() == before) {
        throw bad("--psk-file: there is no key in " + file);
      }
    }
    return keys;
  }

  private static List<String> lines(Path file) throws CommandFailure {
    try {
      return new String(SmallFiles.read("--psk-file", file), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw bad(String.valueOf(e.getMessage()));
    }
  }

  private static void add(List<ExternalPsk> keys, String where, String text) throws CommandFailure {
    ExternalPsk key = parse(where, text);
    if (keys.stream().anyMatch(known -> known.identity().equals(key.identity()))) {
      throw bad(where + ": a key with this identity has come before");
    }
    keys.add(key);
  }

  /// What is wrong with a key is said without saying the key.
  private static ExternalPsk parse(String where, String text) throws CommandFailure {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw bad(where + ": a pre-shared key is written IDENTITY:HEXKEY");
    }
    byte[] key;
    try {
      key = HexFormat.of().parseHex(text.substring(colon + 1));
    } catch (IllegalArgumentException _) {
      throw bad(where + ": what follows the last colon is not hexadecimal");
    }
    try {
      Bytes identity = Bytes.of(text.substring(0, colon).getBytes(StandardCharsets.UTF_8));
      return ExternalPsk.plain(identity, key, HashAlgorithm.SHA256);
    } catch (IllegalArgumentException e) {
      throw bad(where + ": " + e.getMessage());
    }
  }

  private static CommandFailure bad(String message) {
    return new CommandFailure(
        ExitCode.BAD_IDENTITY, "bad-identity", message, "make a key with: openssl rand -hex 32");
  }
}
