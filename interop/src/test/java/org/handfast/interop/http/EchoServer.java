package org.handfast.interop.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/// The JDK's own HTTPS server, which sends back what is posted to it.
final class EchoServer implements AutoCloseable {
  private final HttpsServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<SSLSession> lastSession = new AtomicReference<>();

  private EchoServer(HttpsServer server) {
    this.server = server;
  }

  /// Listens; clients may, or must, present a certificate as `demand` says.
  static EchoServer start(SSLContext context, Demand demand) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    EchoServer echo = new EchoServer(server);
    server.setHttpsConfigurator(new Configurator(context, demand));
    server.createContext("/", echo::answer);
    server.setExecutor(echo.executor);
    server.start();
    return echo;
  }

  /// What it wants from clients.
  enum Demand {
    NOTHING,
    CERTIFICATE
  }

  URI address() {
    return URI.create("https://localhost:" + server.getAddress().getPort() + "/");
  }

  /// The server's side of the last exchange.
  SSLSession lastSession() {
    return lastSession.get();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      lastSession.set(((HttpsExchange) exchange).getSSLSession());
      byte[] body = exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static final class Configurator extends HttpsConfigurator {
    private final Demand demand;

    Configurator(SSLContext context, Demand demand) {
      super(context);
      this.demand = demand;
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters chosen = getSSLContext().getDefaultSSLParameters();
      chosen.setNeedClientAuth(demand == Demand.CERTIFICATE);
      parameters.setSSLParameters(chosen);
    }
  }
}
