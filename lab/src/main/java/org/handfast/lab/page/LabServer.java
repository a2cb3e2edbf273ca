package org.handfast.lab.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.handfast.lab.ladder.Wording;

/// The lab as a page on loopback: its files, the catalogue, and runs, each made anew for whoever
/// asks. It keeps nothing between two requests, and what it answers depends on the address alone.
public final class LabServer implements AutoCloseable {
  /// Nothing from elsewhere, nothing inline, in nobody's frame.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String FAULT = "The lab has a fault: this run came to no end.";
  private static final System.Logger LOG = System.getLogger(LabServer.class.getPackageName());

  /// More runs than this at a time nobody can look at.
  private static final int SEATS = 16;

  static {
    // Seconds, and connections: who asks and never listens must not keep a seat. The server of the
    // JDK reads these once.
    bound("sun.net.httpserver.maxReqTime", 30);
    bound("sun.net.httpserver.maxRspTime", 120);
    bound("jdk.httpserver.maxConnections", 100);
  }

  private final Semaphore seats = new Semaphore(SEATS);
  private final HttpServer http;
  private final ExecutorService threads;
  private final Guard guard;

  private LabServer(HttpServer http, ExecutorService threads) {
    this.http = http;
    this.threads = threads;
    this.guard = new Guard(http.getAddress().getPort());
  }

  /// Listens on loopback.
  ///
  /// @param port 0 for any
  public static LabServer start(int port) throws IOException {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    LabServer server = new LabServer(http, threads);
    http.setExecutor(threads);
    http.createContext("/", server::serve);
    http.start();
    return server;
  }

  /// Whether this build has a page to serve: to make one takes Node.js.
  public static boolean hasPage() {
    return Site.isBuilt();
  }

  /// Where the page is.
  public URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      protect(exchange.getResponseHeaders());
      int status = guard.status(exchange);
      if (status != 200) {
        send(exchange, refusal(status));
      } else if (exchange.getRequestURI().getRawPath().equals("/api/run")) {
        stream(exchange);
      } else {
        send(exchange, answer(() -> Answers.to(exchange.getRequestURI())));
      }
    }
  }

  private static void bound(String property, int limit) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(limit));
    }
  }

  private static Answer refusal(int status) {
    return Answer.text(status, "text/plain", "The lab answers its own page, and nobody else.\n");
  }

  private void stream(HttpExchange exchange) throws IOException {
    Stream stream = new Stream(exchange);
    Answer failed =
        answer(
            () -> {
              stream.end(Question.of(exchange.getRequestURI().getRawQuery()).run(stream));
              return Answer.NONE;
            });
    if (!stream.hasBegun()) {
      send(exchange, failed);
    } else if (!failed.equals(Answer.NONE)) {
      stream.fail(FAULT);
    }
  }

  /// What comes of it, in words too where nothing comes of it.
  private Answer answer(Attempt attempt) throws IOException {
    if (!seats.tryAcquire()) {
      return Answer.error(503, "The lab is busy with other runs. Try it again.");
    }
    try {
      return attempt.answer();
    } catch (IllegalArgumentException notUnderstood) {
      return Answer.error(400, Wording.sentence(String.valueOf(notUnderstood.getMessage())));
    } catch (RuntimeException fault) {
      // A run that is under way when the server closes is none of its faults.
      if (!threads.isShutdown()) {
        LOG.log(System.Logger.Level.ERROR, "a run of the lab fell", fault);
      }
      return Answer.error(500, FAULT);
    } finally {
      seats.release();
    }
  }

  private interface Attempt {
    Answer answer() throws IOException;
  }

  private static void protect(Headers headers) {
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.type());
    if (answer.status() == 405) {
      headers.set("Allow", "GET, HEAD");
    }
    if (!answer.file().isEmpty()) {
      headers.set("Content-Disposition", "attachment; filename=\"" + answer.file() + "\"");
    }
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    int length = answer.body().length();
    exchange.sendResponseHeaders(answer.status(), isHead || length == 0 ? -1 : length);
    if (!isHead) {
      exchange.getResponseBody().write(answer.body().toArray());
    }
  }
}
