package org.handfast.interop.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TemporaryFolders;
import org.handfast.protocol.registry.AlertDescription;

/// GnuTLS with raw public keys and nothing else (RFC 7250). It has no way to be told which key to
/// expect, and so takes any.
public final class RawKeyGnuTlsPeer implements Peer {
  private static final String PRIORITY =
      "NORMAL:-VERS-ALL:+VERS-TLS1.3:-CTYPE-ALL:+CTYPE-CLI-RAWPK:+CTYPE-SRV-RAWPK";
  private static final Path FOLDER = TemporaryFolders.create("rawkeys");

  @Override
  public PeerServer serve(Terms terms) throws IOException {
    List<String> command = new ArrayList<>(List.of(PeerProgram.GNUTLS_SERV.path(), "--echo"));
    command.addAll(options(terms));
    command.add(
        terms.clients() == Terms.Clients.VERIFIED
            ? "--require-client-cert"
            : "--disable-client-cert");
    return GnuTlsServer.start(command);
  }

  @Override
  public PeerEnd connect(Terms terms, InetSocketAddress server) throws IOException {
    Path log = Files.createTempFile(FOLDER, "client", ".log");
    List<String> command = new ArrayList<>(List.of(PeerProgram.GNUTLS_CLI.path(), "--insecure"));
    command.addAll(options(terms));
    command.addAll(List.of("--logfile", log.toString(), "--sni-hostname", terms.name()));
    command.addAll(List.of("--port", Integer.toString(server.getPort()), "127.0.0.1"));
    return new GnuTlsClient(ChildProcess.start(command), log);
  }

  @Override
  public String words(AlertDescription alert) {
    return "Received alert [" + alert.code() + "]";
  }

  private static List<String> options(Terms terms) throws IOException {
    List<String> options = new ArrayList<>(List.of("--priority", PRIORITY));
    for (Leaf own : terms.identities()) {
      options.addAll(List.of("--rawpkkeyfile", own.keyFile().toString()));
      options.addAll(List.of("--rawpkfile", publicKey(own).toString()));
    }
    return options;
  }

  private static Path publicKey(Leaf leaf) throws IOException {
    Path file = Files.createTempFile(FOLDER, "key", ".pem");
    String base64 =
        Base64.getMimeEncoder().encodeToString(leaf.certificate().getPublicKey().getEncoded());
    return Files.writeString(
        file, "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
  }
}
