package org.handfast.interop.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.handfast.interop.fixture.ChildProcess;

/// A running `openssl s_client -brief`.
final class OpenSslClient implements PeerEnd {
  private static final Pattern FACTS =
      Pattern.compile("Ciphersuite: (\\S+)(?s:.*)Server Temp Key: (?:ECDH, )?([^,\\s]+)");

  private final ChildProcess process;

  OpenSslClient(ChildProcess process) {
    this.process = process;
  }

  @Override
  public InputStream in() {
    return process.output();
  }

  @Override
  public OutputStream out() {
    return process.input();
  }

  @Override
  public PeerFacts facts() {
    var matcher = process.complaints().await(FACTS);
    String group = matcher.group(2).replace("X25519", "x25519").replace("prime256v1", "secp256r1");
    return new PeerFacts(matcher.group(1), group, "", "");
  }

  @Override
  public void updateKeys() throws IOException {
    process.input().write("K\n".getBytes(StandardCharsets.US_ASCII));
    process.input().flush();
  }

  @Override
  public void finish() throws IOException {
    process.input().close();
  }

  @Override
  public String lastWords() throws IOException {
    return process.rest() + process.complaints().complete();
  }

  @Override
  public void close() {
    process.close();
  }
}
