package org.handfast.interop.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handfast.interop.fixture.ChildProcess;

/// A running `gnutls-cli`. What it says goes into a file, so that its output is nothing but data.
final class GnuTlsClient implements PeerEnd {
  private final ChildProcess process;
  private final Path log;

  GnuTlsClient(ChildProcess process, Path log) {
    this.process = process;
    this.log = log;
  }

  @Override
  public InputStream in() {
    return process.output();
  }

  @Override
  public OutputStream out() {
    return process.input();
  }

  /// It writes its file when data has flowed already, or at its end: this is to be asked last.
  @Override
  public PeerFacts facts() throws IOException {
    int _ = process.exitCode();
    return GnuTlsFacts.in(logged());
  }

  /// What it reads together with this is lost.
  @Override
  public void updateKeys() throws IOException {
    process.input().write("^rekey^\n".getBytes(StandardCharsets.US_ASCII));
    process.input().flush();
  }

  @Override
  public void finish() throws IOException {
    process.input().close();
  }

  @Override
  public String lastWords() throws IOException {
    return process.rest() + process.complaints().complete() + logged();
  }

  @Override
  public void close() {
    process.close();
  }

  private String logged() throws IOException {
    return Files.readString(log, StandardCharsets.ISO_8859_1);
  }
}
