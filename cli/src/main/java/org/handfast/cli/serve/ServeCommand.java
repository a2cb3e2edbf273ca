package org.handfast.cli.serve;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.handfast.cli.authority.DataFolder;
import org.handfast.cli.authority.LocalAuthority;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.HostAndPort;
import org.handfast.cli.terminal.KeyLogOption;
import org.handfast.cli.terminal.PolicyOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `handfast serve`: its options, and how long it runs.
@Command(
    name = "serve",
    sortOptions = false,
    usageHelpAutoWidth = true,
    header = "Serve over TLS: a page about the connection, a folder, or a plain TCP service.",
    description = {
      "%nWithout options it is https://localhost:8443, with a certificate from a local authority"
          + " that is made on first use, and the page tells the visitor about the very connection"
          + " it comes over. Ctrl-C closes everything in order.%n"
    },
    optionListHeading = "Options:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "130:ended by Ctrl-C, in order",
      "  1:something else went wrong",
      "  2:the command line is not understood",
      "  9:cannot listen, such as a port in use",
      " 10:a key or certificate that cannot be used"
    })
public final class ServeCommand implements Callable<Integer> {
  private final Path dataFolder;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "port to listen on, 0 for any (default: ${DEFAULT-VALUE})")
  private int port = 8443;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "name or address to listen on, 0.0.0.0 for all (default: ${DEFAULT-VALUE})")
  private String host = "localhost";

  @Mixin private IdentityOptions identity = new IdentityOptions();

  @Mixin private PolicyOptions policy = new PolicyOptions();

  @Mixin private KeyLogOption keyLog = new KeyLogOption();

  @Mixin private VisitorOptions visitors = new VisitorOptions();

  @Mixin private ResumptionOptions resumption = new ResumptionOptions();

  @ArgGroup private Content content = new Content();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help and exit")
  @SuppressWarnings("unused") // picocli knows what it means
  private boolean help;

  /// Keeps the local authority where this user's data lives.
  public ServeCommand() {
    this(DataFolder.ofThisUser());
  }

  ServeCommand(Path dataFolder) {
    this.dataFolder = dataFolder;
  }

  /// What is served, if not the page.
  static final class Content {
    @Option(names = "--dir", paramLabel = "DIR", description = "serve the files of this folder")
    @Nullable Path folder;

    @Option(
        names = "--to",
        paramLabel = "HOST:PORT",
        description = "pass the decrypted bytes on to this plain TCP service")
    @Nullable String service;
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    Serving serving = start();
    Thread.ofVirtual().start(serving::warmUp);
    Runtime.getRuntime().addShutdownHook(new Thread(serving::close, "handfast-shutdown"));
    // Until Ctrl-C: the hook does the rest.
    Thread.currentThread().join();
    return 0;
  }

  /// Listens, and says so.
  Serving start() throws CommandFailure {
    if (port < 0 || port > HostAndPort.LARGEST_PORT) {
      throw Serving.usage("--port: there is no port " + port);
    }
    InstantSource clock = InstantSource.system();
    LocalAuthority authority = new LocalAuthority(dataFolder, clock);
    PrintWriter log = spec.commandLine().getErr();
    Serving serving =
        Serving.start(
            new Plan(
                host,
                port,
                identity,
                policy,
                keyLog,
                visitors,
                resumption,
                content,
                authority,
                clock),
            log);
    PrintWriter out = spec.commandLine().getOut();
    out.print(serving.banner());
    out.flush();
    return serving;
  }

  /// What the command line asks for.
  record Plan(
      String host,
      int port,
      IdentityOptions identity,
      PolicyOptions policy,
      KeyLogOption keyLog,
      VisitorOptions visitors,
      ResumptionOptions resumption,
      Content content,
      LocalAuthority authority,
      InstantSource clock) {}
}
