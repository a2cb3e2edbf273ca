package org.handfast.interop.tls12;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TemporaryFolders;
import org.handfast.interop.fixture.TestCertificates;

/// `openssl s_server -www` and `openssl s_client`.
final class OpenSslNeighbour implements Neighbour {
  private static final Path FOLDER = TemporaryFolders.create("tls12-sessions");
  private static final Set<Trait> ALL = EnumSet.complementOf(EnumSet.of(Trait.TLS_1_3));

  private final TestCertificates certificates = TestCertificates.shared();

  @Override
  public Repertoire asServer() {
    return new Repertoire(List.copyOf(OpenSslWords.suites().keySet()), Set.of(), ALL);
  }

  @Override
  public Repertoire asClient() {
    return asServer();
  }

  @Override
  public Set<Trait> heeds() {
    return EnumSet.allOf(Trait.class);
  }

  @Override
  public Host host(Set<Trait> traits) throws IOException {
    List<String> command = command("s_server", traits);
    command.addAll(List.of("-accept", "127.0.0.1:0", "-www", "-no_dhe"));
    command.addAll(List.of("-cipher", "ALL:eNULL:@SECLEVEL=0"));
    Leaf rsa = certificates.rsaForAll();
    command.addAll(List.of("-cert", rsa.chainFile().toString(), "-key", rsa.keyFile().toString()));
    Leaf ec = certificates.leaf(KeyKind.P256);
    command.addAll(List.of("-dcert", ec.chainFile().toString(), "-dkey", ec.keyFile().toString()));
    if (traits.contains(Trait.CLIENT_CERTIFICATE)) {
      command.addAll(List.of("-Verify", "4"));
    }
    return OpenSslHost.start(command, OpenSslWords.environment(traits));
  }

  @Override
  public List<Said> visit(Course course, int port) throws IOException {
    Path session = Files.createTempFile(FOLDER, "session", ".pem");
    return List.of(
        visit(course, port, "-sess_out", session.toString()),
        visit(course, port, "-sess_in", session.toString()));
  }

  private Said visit(Course course, int port, String... options) throws IOException {
    List<String> command = command("s_client", course.traits());
    // With its debugging output it says which extensions the server has sent.
    command.addAll(List.of("-connect", "127.0.0.1:" + port, "-ign_eof", "-tlsextdebug"));
    command.addAll(List.of("-servername", "localhost", "-verify_hostname", "localhost"));
    command.addAll(List.of("-cipher", OpenSslWords.suites().get(course.suite()) + ":@SECLEVEL=0"));
    if (course.has(Trait.CLIENT_CERTIFICATE)) {
      Leaf own = certificates.leaf(KeyKind.P256);
      command.addAll(List.of("-cert", own.chainFile().toString()));
      command.addAll(List.of("-key", own.keyFile().toString()));
    }
    command.addAll(List.of(options));
    try (ChildProcess client =
        ChildProcess.start(command, OpenSslWords.environment(course.traits()))) {
      Talk.say(client.input());
      String text = client.rest();
      assertThat(text)
          .as("%s and %s", client, client.complaints().complete())
          .contains(Talk.text());
      Word mac = Word.of(text.contains("TLS server extension \"encrypt-then-mac\""));
      return OpenSslWords.said(text, mac, Word.SILENCE);
    }
  }

  private List<String> command(String role, Set<Trait> traits) {
    List<String> command = new ArrayList<>(List.of(PeerProgram.OPENSSL.path(), role));
    command.addAll(List.of("-CAfile", certificates.rootFile().toString(), "-verify_return_error"));
    if (!traits.contains(Trait.TLS_1_3)) {
      command.add("-tls1_2");
    }
    return command;
  }
}
