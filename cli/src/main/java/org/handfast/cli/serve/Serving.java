package org.handfast.cli.serve;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.handfast.cli.http.FileTree;
import org.handfast.cli.http.HttpService;
import org.handfast.cli.http.Site;
import org.handfast.cli.serve.ServeCommand.Content;
import org.handfast.cli.serve.ServeCommand.Plan;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.HostAndPort;
import org.handfast.engine.config.Policy;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsServer;
import org.handfast.net.TlsServerBuilder;
import org.handfast.pki.DnsName;
import org.handfast.protocol.registry.ProtocolVersion;

/// A running `handfast serve`.
final class Serving implements AutoCloseable {
  /// For answers that are under way when it ends.
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Listeners listeners;
  private final Service service;
  private final String banner;

  private final Presented presented;
  private final OwnVisit own;
  private final Policy policy;

  private Serving(
      Policy policy,
      Presented presented,
      Listeners listeners,
      Service service,
      OwnVisit own,
      String banner) {
    this.own = own;
    this.policy = policy;
    this.presented = presented;
    this.listeners = listeners;
    this.service = service;
    this.banner = banner;
  }

  static Serving start(Plan plan, PrintWriter log) throws CommandFailure {
    OwnVisit own = new OwnVisit();
    ServeLog events = new ServeLog(log, plan.clock(), own);
    Policy policy = policy(plan, log);
    Presented presented = Presented.of(plan, new KeyTransportChoice(policy, log), events);
    Service service = service(plan);
    CryptoProvider crypto = JcaCryptoProvider.installed();
    TlsServerBuilder builder =
        TlsServer.identifiedBy(presented.credentials())
            .keyLog(plan.keyLog().open(System.getenv(), log))
            .crypto(crypto)
            .policy(policy)
            .resumption(plan.resumption().resumption(crypto, events::ticketKeysFailed))
            .events(events);
    presented.keyTransport().ifPresent(builder::keyTransport);
    plan.visitors().apply(builder);
    if (service.isHttp()) {
      builder.applicationProtocols("http/1.1");
    }
    Listeners listeners =
        Listeners.open(plan.host(), plan.port(), builder, service.handlerBeside(own));
    String banner = new Banner(plan, presented, listeners.port()).text();
    return new Serving(policy, presented, listeners, service, own, banner);
  }

  /// Makes a connection to itself, so that the first visitor does not wait for what is done once.
  void warmUp() {
    try (SocketChannel socket = SocketChannel.open()) {
      socket.bind(null);
      own.expect(socket.socket().getLocalPort());
      connect(socket);
      greet(socket);
    } catch (IOException _) {
      // Then the first visitor waits.
    }
  }

  private void connect(SocketChannel socket) throws IOException {
    boolean connected = false;
    try {
      connected = socket.connect(listeners.address());
    } finally {
      if (!connected) {
        own.forget();
      }
    }
  }

  private void greet(SocketChannel socket) throws IOException {
    try (TlsChannel channel =
        TlsClient.dangerous()
            .trustAnyone()
            .anonymous()
            .policy(policy)
            .applicationProtocols("http/1.1")
            .over(socket, new DnsName("localhost"))) {
      channel.closeWrite();
    }
  }

  /// The one port it listens on.
  int port() {
    return listeners.port();
  }

  /// What the person at the terminal is told.
  String banner() {
    return banner;
  }

  /// Idle connections first, then those that are busy, when they are done.
  @Override
  public void close() {
    presented.end().run();
    service.end().run();
    listeners.close(GRACE);
  }

  /// What may be negotiated; what TLS 1.3 alone has cannot be had without it.
  private static Policy policy(Plan plan, PrintWriter log) throws CommandFailure {
    Policy policy = plan.policy().policy(log);
    if (!policy.versions().contains(ProtocolVersion.TLS_1_3)) {
      if (plan.resumption().takesEarlyData()) {
        throw usage("--early-data: there is none in TLS 1.2");
      }
      if (plan.visitors().bringKeys()) {
        throw usage("--psk: TLS 1.2 takes no such keys here");
      }
    }
    return policy;
  }

  private static Service service(Plan plan) throws CommandFailure {
    Content content = plan.content();
    if (content.service != null) {
      if (plan.resumption().takesEarlyData()) {
        throw usage("--early-data: a plain service cannot know what could be a replay");
      }
      HostAndPort to = plainService(content.service);
      return new Service(new Termination(to.host(), to.port()), Service.Kind.STREAM, () -> {});
    }
    HttpService http = new HttpService(site(plan));
    return new Service(http, Service.Kind.HTTP, http::close);
  }

  private static Site site(Plan plan) throws CommandFailure {
    if (plan.content().folder == null) {
      return new ConnectionPage(plan.clock());
    }
    try {
      return new FileTree(plan.content().folder);
    } catch (IOException _) {
      throw usage("--dir: there is no folder " + plan.content().folder);
    }
  }

  private static HostAndPort plainService(String text) throws CommandFailure {
    try {
      return HostAndPort.parse(text);
    } catch (IllegalArgumentException e) {
      throw usage("--to: " + e.getMessage());
    }
  }

  static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, "usage", message, "handfast serve --help");
  }

  private record Service(TlsServer.Handler handler, Kind kind, Runnable end) {
    enum Kind {
      HTTP,
      STREAM
    }

    /// The handler; a plain service does not hear of the server's own visit.
    TlsServer.Handler handlerBeside(OwnVisit own) {
      return channel -> {
        if (!own.isThis(channel) || isHttp()) {
          handler.handle(channel);
        }
      };
    }

    boolean isHttp() {
      return kind == Kind.HTTP;
    }
  }
}
