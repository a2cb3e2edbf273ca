package org.handfast.interop.tls12;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.GoProgram;
import org.handfast.net.TlsChannel;
import org.handfast.protocol.registry.CipherSuite;

/// Go's crypto/tls, which resumes by tickets alone, always has the extended master secret, and does
/// not know encrypt-then-MAC.
final class GoNeighbour implements Neighbour {
  private static final Pattern PORT = Pattern.compile("LISTENING .*:(\\d+)\n");

  private final TestCertificates certificates = TestCertificates.shared();

  @Override
  public Repertoire asServer() throws IOException {
    return new Repertoire(
        suites(),
        Set.of(Trait.TICKET),
        Set.of(Trait.EXTENDED_MASTER_SECRET, Trait.CLIENT_CERTIFICATE));
  }

  @Override
  public Repertoire asClient() throws IOException {
    return asServer();
  }

  @Override
  public Set<Trait> heeds() {
    return Set.of(Trait.CLIENT_CERTIFICATE, Trait.TLS_1_3);
  }

  @Override
  public Host host(Set<Trait> traits) throws IOException {
    List<String> command = command("echo", traits);
    command.addAll(presenting("", certificates.rsaForAll()));
    command.addAll(presenting("2", certificates.leaf(KeyKind.P256)));
    if (traits.contains(Trait.CLIENT_CERTIFICATE)) {
      command.add("-verify");
    }
    ChildProcess process = ChildProcess.start(command);
    return new Running(process, Integer.parseInt(process.complaints().await(PORT).group(1)));
  }

  @Override
  public List<Said> visit(Course course, int port) throws IOException {
    List<String> command = command("guest", course.traits());
    command.addAll(List.of("-address", "127.0.0.1:" + port, "-suite", course.suite().toString()));
    if (course.has(Trait.CLIENT_CERTIFICATE)) {
      command.addAll(presenting("", certificates.leaf(KeyKind.P256)));
    }
    try (ChildProcess client = ChildProcess.start(command)) {
      String text = client.rest();
      if (client.exitCode() != 0) {
        throw new IOException(client.complaints().complete());
      }
      return text.lines().map(line -> said(line, true)).toList();
    }
  }

  private static List<CipherSuite> suites() throws IOException {
    try (ChildProcess names = ChildProcess.start(List.of(GoProgram.path(), "-role", "suites"))) {
      List<String> known = Arrays.asList(names.complaints().complete().strip().split(" ", -1));
      return Repertoire.ours().stream().filter(suite -> known.contains(suite.toString())).toList();
    }
  }

  private List<String> command(String role, Set<Trait> traits) {
    return new ArrayList<>(
        List.of(
            GoProgram.path(),
            "-role",
            role,
            "-ca",
            certificates.rootFile().toString(),
            "-size",
            Integer.toString(Talk.SIZE),
            "-versions",
            traits.contains(Trait.TLS_1_3) ? "1.2-1.3" : "1.2"));
  }

  private static List<String> presenting(String number, Leaf leaf) {
    return List.of(
        "-cert" + number, leaf.chainFile().toString(), "-key" + number, leaf.keyFile().toString());
  }

  /// Reads such as `TLSv1.2 TLS_RSA_WITH_AES_128_CBC_SHA true true false`: a client says about the
  /// server's certificate what a server says about the client's.
  private static Said said(String line, boolean client) {
    String[] words = line.split(" ", -1);
    return new Said(
        words[0],
        words[1],
        Word.of(Boolean.parseBoolean(words[2])),
        Word.of(Boolean.parseBoolean(words[3])),
        Word.SILENCE,
        client ? Word.SILENCE : Word.of(Boolean.parseBoolean(words[4])));
  }

  private static final class Running implements Host {
    private final ChildProcess process;
    private final int port;

    Running(ChildProcess process, int port) {
      this.process = process;
      this.port = port;
    }

    @Override
    public int port(CipherSuite suite) {
      return port;
    }

    @Override
    public Said talk(TlsChannel ours) throws IOException {
      Talk.echoed(ours);
      return said(process.line(), false);
    }

    @Override
    public boolean isAlive() {
      return process.isAlive();
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
