package org.handfast.interop.tls12;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.handfast.interop.fixture.ChildProcess;

/// A running [JsseProgram]. What the JDK disables of TLS 1.2 is enabled there.
final class JsseChild implements AutoCloseable {
  private static final String ENABLING =
      "jdk.tls.disabledAlgorithms=SSLv3, TLSv1, TLSv1.1, DTLSv1.0\n";

  /// Well before it is ended, with time for a host.
  private static final Duration FRESH = Duration.ofSeconds(40);

  private final long started = System.nanoTime();
  private final ChildProcess process;

  private JsseChild(ChildProcess process) {
    this.process = process;
  }

  /// @param extended whether it has extended master secrets
  static JsseChild start(JsseKind kind, Path folder, Word extended) throws IOException {
    Path enabling = folder.resolve("enabling.security");
    Files.writeString(enabling, ENABLING, StandardCharsets.US_ASCII);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    command.add("-Djava.security.properties=" + enabling);
    command.add("-Djdk.tls.useExtendedMasterSecret=" + (extended == Word.YES));
    // BouncyCastle resumes no session without an extended master secret unless it is told to.
    command.add("-Djdk.tls.allowLegacyResumption=true");
    command.addAll(List.of(JsseProgram.class.getName(), kind.name(), folder.toString()));
    return new JsseChild(ChildProcess.start(command));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  boolean isFresh() {
    return isAlive() && System.nanoTime() - started < FRESH.toNanos();
  }

  /// Gives an order.
  void tell(String... words) throws IOException {
    process.input().write((String.join(" ", words) + "\n").getBytes(StandardCharsets.US_ASCII));
    process.input().flush();
  }

  /// The next answer, without its first word.
  ///
  /// @throws IOException if it is another one, which is its last
  String answer(String word) throws IOException {
    String line = process.line();
    if (!line.startsWith(word + " ")) {
      close();
      throw new IOException(line + "\n" + complaints());
    }
    return line.substring(word.length() + 1);
  }

  /// What it has said of connections that failed.
  String complaints() {
    return process.complaints().soFar();
  }

  /// Gives an order, and waits for the answer.
  String ask(String... words) throws IOException {
    tell(words);
    return answer(words[0]);
  }

  @Override
  public void close() {
    process.close();
  }
}
