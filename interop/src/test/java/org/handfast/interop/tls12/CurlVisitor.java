package org.handfast.interop.tls12;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TemporaryFolders;
import org.handfast.interop.fixture.TestCertificates;

/// curl with OpenSSL's library, which posts twice. It takes no tickets of TLS 1.2.
final class CurlVisitor implements Visitor {
  private static final Path FOLDER = TemporaryFolders.create("tls12-curl");

  /// Such as `SSL re-using session ID`, and some lines later `SSL connection using TLSv1.2 /
  /// AES128-SHA`.
  private static final Pattern SAID =
      Pattern.compile("(?s)(re-using session ID.*?)?SSL connection using (\\S+) / (\\S+)");

  private final TestCertificates certificates = TestCertificates.shared();

  @Override
  public Repertoire asClient() {
    return new Repertoire(
        List.copyOf(OpenSslWords.suites().keySet()),
        Set.of(),
        EnumSet.complementOf(EnumSet.of(Trait.TICKET, Trait.TLS_1_3)));
  }

  @Override
  public Set<Trait> heeds() {
    return EnumSet.allOf(Trait.class);
  }

  @Override
  public List<Said> visit(Course course, int port) throws IOException {
    Path body = FOLDER.resolve("body");
    Files.writeString(body, Talk.text(), StandardCharsets.US_ASCII);
    List<String> command = new ArrayList<>(List.of(PeerProgram.CURL.path(), "--verbose", "--ipv4"));
    command.addAll(List.of("--silent", "--http1.1", "--data-binary", "@" + body, "-H", "Expect:"));
    command.addAll(List.of("--cacert", certificates.rootFile().toString()));
    command.addAll(
        List.of("--ciphers", OpenSslWords.suites().get(course.suite()) + ":@SECLEVEL=0"));
    if (!course.has(Trait.TLS_1_3)) {
      command.addAll(List.of("--tls-max", "1.2"));
    }
    if (course.has(Trait.CLIENT_CERTIFICATE)) {
      Leaf own = certificates.leaf(KeyKind.P256);
      command.addAll(List.of("--cert", own.chainFile().toString()));
      command.addAll(List.of("--key", own.keyFile().toString()));
    }
    command.addAll(List.of("https://localhost:" + port + "/", "https://localhost:" + port + "/"));
    try (ChildProcess curl =
        ChildProcess.start(command, OpenSslWords.environment(course.traits()))) {
      String back = curl.rest();
      String text = curl.complaints().complete();
      assertThat(back).as(text).isEqualTo(Talk.text().repeat(2));
      return SAID.matcher(text)
          .results()
          .map(
              said ->
                  new Said(
                      said.group(2),
                      OpenSslWords.standardName(said.group(3)),
                      Word.of(said.group(1) != null),
                      Word.SILENCE,
                      Word.SILENCE,
                      Word.SILENCE))
          .toList();
    }
  }
}
