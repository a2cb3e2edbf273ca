package org.handfast.interop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A browser that trusts the local authority, and nothing is switched off for it: it verifies.
@Needs({PeerProgram.CHROMIUM, PeerProgram.CERTUTIL})
@DisplayName("Chromium at handfast serve")
final class ChromiumTest {
  @TempDir Path folder;

  @Test
  @DisplayName("shows the page, with a post-quantum key exchange")
  void showsThePage() throws Exception {
    try (Serve serve = Serve.start(folder.resolve("data"))) {
      trust(serve.authority());
      String page = load(serve, "--dump-dom");
      assertThat(page)
          .contains("TLS 1.3")
          .contains("X25519MLKEM768")
          .contains("post-quantum key exchange")
          .contains("ecdsa_secp256r1_sha256")
          .contains("<b>localhost</b>")
          .contains("<b>http/1.1</b>");
    }
  }

  @Test
  @DisplayName("refuses it without that trust")
  void refuses() throws Exception {
    try (Serve serve = Serve.start(folder.resolve("data"));
        ChildProcess chromium = chromium(serve, "--dump-dom")) {
      assertThat(chromium.rest()).doesNotContain("TLS 1.3");
      assertThat(chromium.complaints().complete()).contains("ERR_CERT_AUTHORITY_INVALID");
    }
  }

  @Test
  @DisplayName("paints it")
  void paints() throws Exception {
    Path picture = folder.resolve("serve.png");
    try (Serve serve = Serve.start(folder.resolve("data"))) {
      trust(serve.authority());
      String _ = load(serve, "--screenshot=" + picture, "--window-size=1000,1000");
      assertThat(picture).isNotEmptyFile();
    }
  }

  private void trust(Path authority) throws IOException {
    Path database = Files.createDirectories(folder.resolve(".pki/nssdb"));
    certutil(database, "-N", "--empty-password");
    certutil(database, "-A", "-t", "C,,", "-n", "handfast", "-i", authority.toString());
  }

  private static void certutil(Path database, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(PeerProgram.CERTUTIL.path(), "-d", "sql:" + database));
    command.addAll(List.of(arguments));
    try (ChildProcess process = ChildProcess.start(command)) {
      assertThat(process.exitCode()).as(process.complaints().complete()).isZero();
    }
  }

  private String load(Serve serve, String... what) throws IOException {
    try (ChildProcess chromium = chromium(serve, what)) {
      return chromium.rest();
    }
  }

  private ChildProcess chromium(Serve serve, String... what) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(PeerProgram.CHROMIUM.path(), "--headless", "--no-sandbox"));
    command.addAll(List.of("--disable-gpu", "--disable-quic", "--no-first-run"));
    command.addAll(List.of("--disable-background-networking", "--disable-component-update"));
    command.addAll(List.of("--disable-sync", "--user-data-dir=" + folder.resolve("profile")));
    command.addAll(List.of(what));
    command.add(serve.address().toString());
    return ChildProcess.start(command, Map.of("HOME", folder.toString()));
  }
}
