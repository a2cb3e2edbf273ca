package org.handfast.interop.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.NamedGroup;

/// `openssl s_server` and `openssl s_client`: standard input and output are the stream.
public final class OpenSslPeer implements Peer {
  private final String version;
  private final List<String> options;

  /// @param options what is to be told to both programs beside the terms
  public OpenSslPeer(String... options) {
    this("-tls1_3", List.of(options));
  }

  private OpenSslPeer(String version, List<String> options) {
    this.version = version;
    this.options = options;
  }

  /// With TLS 1.2 in the place of TLS 1.3.
  public static OpenSslPeer ofTls12() {
    return new OpenSslPeer("-tls1_2", List.of());
  }

  /// Verbose, since only then the server says its port and what was negotiated; the price is that
  /// some letters of its input are commands.
  @Override
  public PeerServer serve(Terms terms) throws IOException {
    List<String> command = command("s_server", terms);
    command.addAll(List.of("-accept", "127.0.0.1:0", "-naccept", "1", "-no_dhe"));
    if (terms.identities().size() > 1) {
      Leaf other = terms.identities().get(1);
      command.addAll(List.of("-servername", other.name()));
      command.addAll(List.of("-cert2", other.chainFile().toString()));
      command.addAll(List.of("-key2", other.keyFile().toString()));
    }
    if (terms.clients() == Terms.Clients.VERIFIED) {
      command.addAll(List.of("-Verify", "4", "-verify_return_error"));
    }
    return OpenSslServer.start(command);
  }

  @Override
  public PeerEnd connect(Terms terms, InetSocketAddress server) throws IOException {
    List<String> command = command("s_client", terms);
    command.addAll(List.of("-connect", "127.0.0.1:" + server.getPort(), "-brief"));
    command.addAll(List.of("-servername", terms.name(), "-verify_hostname", terms.name()));
    command.add("-verify_return_error");
    return new OpenSslClient(ChildProcess.start(command));
  }

  @Override
  public String words(AlertDescription alert) {
    return "SSL alert number " + alert.code();
  }

  private List<String> command(String role, Terms terms) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(PeerProgram.OPENSSL.path(), role, version));
    command.addAll(List.of("-CAfile", TestCertificates.shared().rootFile().toString()));
    if (!terms.identities().isEmpty()) {
      Leaf own = terms.identities().getFirst();
      command.addAll(List.of("-cert", own.chainFile().toString()));
      command.addAll(List.of("-key", own.keyFile().toString()));
      if (own.hasIntermediates()) {
        command.addAll(List.of("-cert_chain", own.intermediatesFile().toString()));
      }
    }
    if (!terms.suites().isEmpty()) {
      command.addAll(List.of("-ciphersuites", joined(terms.suites(), ":")));
    }
    if (!terms.groups().isEmpty()) {
      command.addAll(
          List.of("-groups", joined(terms.groups().stream().map(OpenSslPeer::name).toList(), ":")));
    }
    if (!terms.protocols().isEmpty()) {
      command.addAll(List.of("-alpn", joined(terms.protocols(), ",")));
    }
    command.addAll(options);
    return command;
  }

  private static String joined(List<?> names, String separator) {
    return names.stream().map(Object::toString).collect(Collectors.joining(separator));
  }

  private static String name(NamedGroup group) {
    boolean montgomery = group.equals(NamedGroup.X25519) || group.equals(NamedGroup.X448);
    return montgomery ? group.toString().toUpperCase(Locale.ROOT) : group.toString();
  }
}
