package org.handfast.lab.page;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.handfast.lab.run.Run;
import org.handfast.lab.stage.Event;

/// A run told while it happens, as server-sent events: each step as one, then the verdict. Who has
/// gone away hears no more of it, and the run goes on to its end.
final class Stream implements Consumer<Event> {
  private final HttpExchange exchange;
  private int told;
  private boolean gone;

  Stream(HttpExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public void accept(Event event) {
    tell("step", Steps.of(event, told + 1));
  }

  void end(Run run) {
    tell("verdict", Endings.of(run));
  }

  /// The run fell, and something had been told by then.
  void fail(String words) {
    JsonObject error = new JsonObject();
    error.addProperty("error", words);
    tell("error", error);
  }

  /// Whether an answer is under way.
  boolean hasBegun() {
    return told > 0;
  }

  private void tell(String name, JsonObject what) {
    boolean first = told == 0;
    told++;
    if (gone) {
      return;
    }
    try {
      if (first) {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=utf-8");
        exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : 0);
      }
      String message = "event: " + name + "\ndata: " + what + "\n\n";
      exchange.getResponseBody().write(message.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    } catch (IOException _) {
      gone = true;
    }
  }
}
