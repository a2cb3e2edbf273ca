package org.handfast.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.PeerProgram;

/// Wireshark on the command line, with a profile as it comes, over one capture.
///
/// @param home a folder of its own, so that nobody's settings matter
record Tshark(Path file, Path home) {
  /// The ports of those who call, as the lab's capture has them.
  private static final String CALLERS_PORT = "400\\d\\d";

  /// What it says when it is asked this.
  List<String> ask(String... question) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(PeerProgram.TSHARK.path(), "-r", file.toString()));
    // Off as it comes: on a real network card the checksums of what one sends are not there yet.
    command.addAll(List.of("-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE"));
    command.addAll(List.of(question));
    try (ChildProcess tshark = ChildProcess.start(command, Map.of("HOME", home.toString()))) {
      List<String> said = tshark.rest().lines().toList();
      assertThat(tshark.exitCode()).as(tshark.complaints().complete()).isZero();
      return said;
    }
  }

  /// The values of fields, packet by packet, of those packets that a filter picks.
  List<List<String>> fields(String filter, String... fields) throws IOException {
    List<String> question = new ArrayList<>(List.of("-T", "fields", "-Y", filter));
    for (String field : fields) {
      question.addAll(List.of("-e", field));
    }
    return ask(question.toArray(String[]::new)).stream()
        .map(line -> List.of(line.split("\t", -1)))
        .toList();
  }

  /// What one side of a TLS connection said, decrypted, as hexadecimal digits.
  String followed(int stream, Side side) throws IOException {
    List<String> said = ask("-q", "-z", "follow,tls,raw," + stream);
    // Indented is who was not the first to say something; tshark does not always know that one's
    // port.
    boolean isCallerFirst =
        said.stream().anyMatch(line -> line.matches("Node 0: .*:" + CALLERS_PORT));
    boolean isIndented = isCallerFirst == (side == Side.CALLED);
    return said.stream()
        .filter(line -> line.strip().matches("[0-9a-f]+") && line.startsWith("\t") == isIndented)
        .map(String::strip)
        .collect(Collectors.joining());
  }

  /// Who says something in a connection.
  enum Side {
    CALLER,
    CALLED
  }
}
