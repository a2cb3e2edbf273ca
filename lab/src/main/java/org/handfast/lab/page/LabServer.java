package org.handfast.lab.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.handfast.lab.export.Pcapng;
import org.handfast.lab.export.Worksheet;
import org.handfast.lab.run.Run;
import org.handfast.protocol.wire.Bytes;

/// The lab as a page on loopback: its files, the catalogue, and runs, each made anew for whoever
/// asks. It keeps nothing between two requests, and what it answers depends on the address alone.
public final class LabServer implements AutoCloseable {
  /// Nothing from elsewhere, nothing inline, in nobody's frame.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

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
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    LabServer server = new LabServer(http, threads);
    http.setExecutor(threads);
    http.createContext("/", server::serve);
    http.start();
    return server;
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
      int status = guard.status(exchange);
      send(exchange, status == 200 ? answer(exchange.getRequestURI()) : refusal(status));
    }
  }

  private static Answer refusal(int status) {
    return Answer.text(status, "text/plain", "The lab answers its own page, and nobody else.\n");
  }

  private static Answer answer(URI asked) throws IOException {
    try {
      String query = asked.getRawQuery();
      return switch (asked.getRawPath()) {
        case "/api/ladder" -> Answer.json(Catalogue.ladder());
        case "/api/workbench" -> Answer.json(Catalogue.workbench(Question.seed(query)));
        case "/api/run" -> stream(Question.of(query).run());
        case "/api/export/run.pcapng" ->
            new Answer(
                200,
                "application/octet-stream",
                Bytes.owning(Pcapng.of(Question.of(query).run())),
                "run.pcapng");
        case "/api/export/worksheet.md" ->
            Answer.text(200, "text/markdown", Worksheet.of(Question.of(query).run()))
                .savedAs("worksheet.md");
        case "/api/export/run.json" ->
            Answer.json(whole(Question.of(query).run())).savedAs("run.json");
        default ->
            Site.file(asked.getRawPath())
                .orElseGet(() -> Answer.text(404, "text/plain", "There is nothing here.\n"));
      };
    } catch (IllegalArgumentException notUnderstood) {
      return Answer.error(400, Sentences.sentence(String.valueOf(notUnderstood.getMessage())));
    } catch (IllegalStateException fault) {
      return Answer.error(500, "The lab has a fault: " + fault.getMessage());
    }
  }

  /// Server-sent events: each step as one, then the verdict.
  private static Answer stream(Run run) {
    StringBuilder events = new StringBuilder();
    for (JsonObject step : Steps.of(run)) {
      events.append("event: step\ndata: ").append(step).append("\n\n");
    }
    events.append("event: verdict\ndata: ").append(Endings.of(run)).append("\n\n");
    return Answer.text(200, "text/event-stream", events.toString());
  }

  private static JsonObject whole(Run run) {
    JsonArray steps = new JsonArray();
    Steps.of(run).forEach(steps::add);
    JsonObject json = new JsonObject();
    json.addProperty("rung", run.rung().id());
    json.addProperty("seed", run.seed());
    json.add("steps", steps);
    json.add("verdict", Endings.of(run));
    return json;
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.type());
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
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
