package org.handfast.interop.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.config.Policy;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.Flaw;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.Payload;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.net.TlsServer;
import org.handfast.net.TlsServerBuilder;
import org.handfast.pki.PathVerifier;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// curl gets what was negotiated from our server, and posts what comes back.
@Needs(PeerProgram.CURL)
final class CurlTest {
  private static final int UNTRUSTED = 60;

  private final TestCertificates certificates = TestCertificates.shared();
  private final Leaf leaf = certificates.leaf(KeyKind.P256);

  @DisplayName("curl at our server")
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("parameters")
  void agrees(CipherSuite suite, NamedGroup group) throws Exception {
    List<String> options =
        List.of("--tls13-ciphers", suite.toString(), "--curves", name(group), "--http1.1");
    try (TlsServer server = listen(server(leaf).applicationProtocols("http/1.1"))) {
      assertThat(get(server, options)).isEqualTo(suite + " " + group + " http/1.1 localhost -");
    }
  }

  @DisplayName("our server limits what curl may use")
  @ParameterizedTest(name = "to {1}")
  @MethodSource("parameters")
  void isLimited(CipherSuite suite, NamedGroup group) throws Exception {
    Policy policy = Policy.MODERN_2026.withSuites(List.of(suite)).withGroups(List.of(group));
    try (TlsServer server = listen(server(leaf).policy(policy))) {
      assertThat(get(server, List.of())).startsWith(suite + " " + group);
    }
  }

  @DisplayName("our server proves itself to curl, and curl to it")
  @ParameterizedTest(name = "with a key of {0}")
  @EnumSource(mode = Mode.EXCLUDE, names = "ML_DSA_65")
  void provesItself(KeyKind kind) throws Exception {
    Leaf own = certificates.leaf(kind);
    TlsServerBuilder builder =
        server(own)
            .clientAuthentication(
                ClientAuthentication.NEED,
                PathVerifier.trusting(certificates.trust()).forClients());
    List<String> options =
        List.of("--cert", own.chainFile().toString(), "--key", own.keyFile().toString());
    try (TlsServer server = listen(builder)) {
      String scheme = get(server, options).replaceFirst(".* ", "");
      assertThat(kind.schemes()).extracting(Object::toString).contains(scheme);
    }
  }

  @DisplayName("curl gets back what it posted")
  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 1 << 20})
  void posts(int size, @TempDir Path folder) throws Exception {
    Payload payload = Payload.binary(size, size);
    Path file = folder.resolve("body");
    try (OutputStream out = Files.newOutputStream(file)) {
      payload.send(out);
    }
    List<String> options = List.of("--http1.1", "--data-binary", "@" + file, "-H", "Expect:");
    try (TlsServer server = listen(server(leaf));
        ChildProcess curl = curl(server, options)) {
      assertThat(payload.receive(curl.output())).isEqualTo(payload.digest());
      assertThat(curl.exitCode()).isZero();
    }
  }

  @DisplayName("curl refuses our server")
  @ParameterizedTest(name = "for {0}")
  @EnumSource
  void refuses(Flaw flaw) throws Exception {
    try (TlsServer server = listen(server(certificates.flawed(flaw)));
        ChildProcess curl = curl(server, List.of())) {
      assertThat(curl.exitCode()).isEqualTo(UNTRUSTED);
    }
  }

  @Test
  @DisplayName("curl and our server agree on HTTP/1.1 though curl would rather have HTTP/2")
  void choosesProtocol() throws Exception {
    try (TlsServer server = listen(server(leaf).applicationProtocols("http/1.1"))) {
      assertThat(get(server, List.of("--http2"))).contains(" http/1.1 ");
    }
  }

  static Stream<Object[]> parameters() {
    return Stream.of(
            CipherSuite.TLS_AES_128_GCM_SHA256,
            CipherSuite.TLS_AES_256_GCM_SHA384,
            CipherSuite.TLS_CHACHA20_POLY1305_SHA256)
        .flatMap(
            suite ->
                Stream.of(
                        NamedGroup.X25519,
                        NamedGroup.SECP256R1,
                        NamedGroup.SECP384R1,
                        NamedGroup.SECP521R1)
                    .map(group -> new Object[] {suite, group}));
  }

  private static TlsServerBuilder server(Leaf own) {
    return TlsServer.identifiedBy(own.credentials());
  }

  private static TlsServer listen(TlsServerBuilder builder) throws IOException {
    return builder.listen(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new EchoHttp());
  }

  private String get(TlsServer server, List<String> options) throws IOException {
    try (ChildProcess curl = curl(server, options)) {
      String page = curl.rest();
      assertThat(curl.exitCode()).as(curl.complaints().complete()).isZero();
      return page;
    }
  }

  private ChildProcess curl(TlsServer server, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(PeerProgram.CURL.path(), "--silent", "--show-error", "--tlsv1.3"));
    command.addAll(List.of("--ipv4", "--cacert", certificates.rootFile().toString()));
    command.addAll(options);
    command.add("https://localhost:" + server.address().getPort() + "/");
    return ChildProcess.start(command);
  }

  private static String name(NamedGroup group) {
    return group.equals(NamedGroup.X25519) ? "X25519" : group.toString();
  }
}
