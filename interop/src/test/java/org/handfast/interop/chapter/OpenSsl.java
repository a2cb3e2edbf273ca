package org.handfast.interop.chapter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TemporaryFolders;

/// An end of the chapter's connection played by OpenSSL. What its commands have no option for, such
/// as switching the extended master secret off, its configuration file has.
record OpenSsl(Form form, List<String> options) {
  private static final Pattern PORT = Pattern.compile("ACCEPT .*:(\\d+)");
  private static final Path FOLDER = TemporaryFolders.create("chapter-openssl");

  OpenSsl {
    options = List.copyOf(options);
  }

  /// Both ends can be of the same one.
  enum Form {
    /// As it is: encrypt-then-MAC and extended master secret are used where both ends have them.
    MODERN(""),
    /// As the chapter has it: the MAC inside, and the master secret of PMS and nonces.
    CHAPTER("Options = -EncryptThenMac,-ExtendedMasterSecret\n"),
    /// With the extended master secret, but the MAC inside.
    MAC_THEN_ENCRYPT("Options = -EncryptThenMac\n"),
    /// With encrypt-then-MAC, but the master secret of PMS and nonces.
    PLAIN_MASTER_SECRET("Options = -ExtendedMasterSecret\n");

    private static final String PREAMBLE =
        """
        openssl_conf = all
        [all]
        ssl_conf = commands
        [commands]
        system_default = every
        [every]
        """;

    private final String options;
    private final Path file = FOLDER.resolve(name() + ".cnf");

    Form(String options) {
      this.options = options;
    }

    /// Written once: several processes read it at the same time.
    private synchronized Map<String, String> environment() throws IOException {
      if (!Files.exists(file)) {
        Files.writeString(file, PREAMBLE + options, StandardCharsets.US_ASCII);
      }
      return Map.of("OPENSSL_CONF", file.toString());
    }
  }

  /// A server for one connection.
  Server serve() throws IOException {
    List<String> command = command("s_server", "-accept", "127.0.0.1:0", "-naccept", "1");
    ChildProcess process = ChildProcess.start(command, form.environment());
    Matcher port = PORT.matcher(process.line());
    while (!port.matches()) {
      port = PORT.matcher(process.line());
    }
    return new Server(process, Integer.parseInt(port.group(1)));
  }

  /// A client that connects at once.
  ChildProcess connect(int port) throws IOException {
    List<String> command = command("s_client", "-connect", "127.0.0.1:" + port, "-brief");
    return ChildProcess.start(command, form.environment());
  }

  /// A running server.
  record Server(ChildProcess process, int port) implements AutoCloseable {
    @Override
    public void close() {
      process.close();
    }
  }

  private List<String> command(String role, String... own) {
    List<String> command = new ArrayList<>(List.of(PeerProgram.OPENSSL.path(), role));
    command.addAll(List.of(own));
    command.addAll(options);
    return command;
  }
}
