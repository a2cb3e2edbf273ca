package org.handfast.cli.connect;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.handfast.cli.connect.Conversation.EndOfInput;
import org.handfast.cli.connect.Conversation.Ending;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.HostAndPort;
import org.handfast.cli.terminal.Json;
import org.handfast.cli.terminal.KeyLogOption;
import org.handfast.cli.terminal.PskOptions;
import org.handfast.cli.terminal.Style;
import org.handfast.cli.terminal.Warning;
import org.handfast.engine.config.Policy;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.pki.PeerName;
import org.handfast.pki.Trust;
import org.handfast.protocol.registry.ProtocolVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `handfast connect`: its options, and the order of things.
@Command(
    name = "connect",
    sortOptions = false,
    usageHelpAutoWidth = true,
    header = "Connect to a TLS server: see whether it is what it should be, then talk to it.",
    description = {
      "%nStandard error gets one screen about the connection. Then standard input goes to the"
          + " server and what it sends comes out on standard output, byte for byte: nothing that is"
          + " typed is a command. The end of input closes this direction only; the command ends"
          + " when the server ends.%n"
    },
    parameterListHeading = "Where to:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:all is well",
      "  1:something else went wrong",
      "  2:the command line is not understood",
      "  3:there is no such host",
      "  4:nobody listens there",
      "  5:it took too long",
      "  6:the server did not prove who it is: nobody trusted vouches for it",
      "  7:the handshake failed",
      "  8:the stream was cut before its end",
      " 10:a key or certificate of your own that cannot be used",
      " 11:the server proved to be somebody else",
      " 12:the server's certificate is not valid now",
      " 13:the server did not take the early data"
    })
public final class ConnectCommand implements Callable<Integer> {
  private static final int HTTPS = 443;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(
      paramLabel = "HOST[:PORT]",
      description =
          "name or address; without a port it is 443. An IPv6 address with a port is"
              + " written in brackets: [::1]:8443")
  private String target = "";

  @Option(
      names = "--sni",
      paramLabel = "NAME",
      description = "ask for this name, and expect it in the certificate, instead of HOST")
  private @Nullable String serverName;

  @Mixin private PeerOptions peer = new PeerOptions();

  @Mixin private NegotiationOptions negotiation = new NegotiationOptions();

  @Mixin private KeyLogOption keyLog = new KeyLogOption();

  @Mixin private SessionOptions session = new SessionOptions();

  @Mixin private PskOptions psk = new PskOptions();

  @Option(
      names = "--keep-open",
      description = "at the end of input wait for the server, and do not close this direction")
  private boolean keepOpen;

  @Option(
      names = "--json",
      description = "print one JSON object on standard output and end; nothing is streamed")
  private boolean json;

  @Option(names = "--plain", description = "no colours; NO_COLOR does the same")
  private boolean plain;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help and exit")
  @SuppressWarnings("unused") // picocli knows what it means
  private boolean help;

  @Override
  public Integer call() throws CommandFailure {
    return json ? inspect() : talk();
  }

  private int talk() throws CommandFailure {
    PrintWriter err = spec.commandLine().getErr();
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    Style style = Style.of(plain ? Style.PLAIN : Style.COLOURED, terminal, System.getenv());
    Attempt attempt = attempt();
    Report report;
    try {
      report = converse(attempt, style, err);
    } catch (IOException e) {
      throw explain(attempt, e);
    }
    attempt.saveSession(session, err);
    if (report.loss().isPresent()) {
      throw report.loss().get();
    }
    return ExitCode.OK;
  }

  private Report converse(Attempt attempt, Style style, PrintWriter err)
      throws IOException, CommandFailure {
    try (TlsChannel channel = attempt.open()) {
      Report report = attempt.report(channel);
      err.print(new Screen(report, style).text());
      err.flush();
      noteUnusedKey(channel, err);
      Conversation conversation =
          new Conversation(channel, keepOpen ? EndOfInput.IS_KEPT : EndOfInput.of(channel));
      Ending ending = conversation.hold(StandardStreams.input(), StandardStreams.output());
      if (ending == Ending.WITHOUT_A_WORD) {
        err.println("The server ended without close_notify; nothing had been said.");
      }
      return report;
    }
  }

  private void noteUnusedKey(TlsChannel channel, PrintWriter err) {
    boolean unknown =
        channel.negotiated().version().filter(ProtocolVersion.TLS_1_2::equals).isPresent();
    if (psk.isGiven() && unknown) {
      Warning.print(err, "--psk: the server chose TLS 1.2, which takes no such keys here");
    }
  }

  /// In JSON mode a failure is a result too.
  private int inspect() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Report report = inspected();
      out.println(Json.of(report.asMap()));
      return report.loss().map(CommandFailure::exitCode).orElse(ExitCode.OK);
    } catch (CommandFailure e) {
      out.println(Json.of(Report.failure(target, e)));
      return e.exitCode();
    } finally {
      out.flush();
    }
  }

  private Report inspected() throws CommandFailure {
    Attempt attempt = attempt();
    Report report;
    try (TlsChannel channel = attempt.open()) {
      report = attempt.report(channel);
      noteUnusedKey(channel, spec.commandLine().getErr());
    } catch (IOException e) {
      throw explain(attempt, e);
    }
    // Tickets come after the handshake: closing has waited for them.
    attempt.saveSession(session, spec.commandLine().getErr());
    return report;
  }

  /// A server that asks for trust in its certificate has not taken a key.
  private CommandFailure explain(Attempt attempt, IOException cause) {
    CommandFailure failure = attempt.explain(cause);
    return psk.isGiven() && failure.exitCode() == ExitCode.UNTRUSTED
        ? new CommandFailure(
            failure.exitCode(),
            failure.name(),
            failure.getMessage(),
            "the server took no pre-shared key: check identity and key; or " + failure.remedy())
        : failure;
  }

  private Attempt attempt() throws CommandFailure {
    InstantSource clock = InstantSource.system();
    HostAndPort where;
    PeerName name;
    try {
      where = HostAndPort.parse(target, HTTPS);
      name = PeerName.parse(serverName == null ? where.host() : serverName);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "usage", e.getMessage(), "handfast connect --help");
    }
    PrintWriter err = spec.commandLine().getErr();
    Policy policy = negotiation.policy(err);
    requireTls13(policy);
    Trust trust = peer.trust();
    session.requirePlace();
    Optional<SavedSession> saved = session.toResume();
    if (saved.filter(known -> known.where().equals(where.toString())).isPresent()
        && peer.verification() == PeerOptions.Verification.ENFORCED) {
      KnownServer.require(saved.get(), trust, name);
    }
    Resuming resuming =
        Resuming.of(
            saved,
            session.earlyData(),
            where.toString(),
            name,
            negotiation.applicationProtocols(),
            policy,
            clock.instant());
    OneSession sessions = new OneSession(resuming.offered().orElse(null));
    TlsClient.Trusting trusting =
        peer.verification() == PeerOptions.Verification.ENFORCED
            ? TlsClient.trusting(trust)
            : TlsClient.dangerous().trustAnyone();
    TlsClient client =
        trusting
            .identifiedBy(peer.credentials(clock.instant()))
            .applicationProtocols(negotiation.applicationProtocols())
            .policy(policy)
            .sessions(sessions)
            .externalPsks(psk.keys().toArray(ExternalPsk[]::new))
            .keyLog(keyLog.open(System.getenv(), err))
            // For one connection the fastest provider is the one that is loaded already.
            .crypto(JcaCryptoProvider.jdkOnly());
    return new Attempt(client, trust, peer.verification(), where, name, clock, sessions, resuming);
  }

  /// What TLS 1.3 alone has cannot be had without it.
  private void requireTls13(Policy policy) throws CommandFailure {
    if (policy.versions().contains(ProtocolVersion.TLS_1_3)) {
      return;
    }
    if (psk.isGiven()) {
      throw new CommandFailure(
          ExitCode.USAGE, "usage", "--psk: TLS 1.2 takes no such keys here", "--tls 1.3");
    }
    if (session.isEarlyDataGiven()) {
      throw new CommandFailure(
          ExitCode.USAGE, "usage", "--early-data: there is none in TLS 1.2", "--tls 1.3");
    }
  }
}
