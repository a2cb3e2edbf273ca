package org.handfast.lab.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Set;

/// Who may ask. The server listens on loopback alone, but a browser on this machine also runs the
/// pages of others: they may ask nothing, not even under a name of theirs that leads here.
final class Guard {
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private static final int LONGEST = 2048;

  private final Set<String> hosts;

  /// @param port where the server listens
  Guard(int port) {
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
  }

  /// The status of a refusal; 200 if there is none. A link from elsewhere may lead to the page, for
  /// a teacher's exercises are links; nothing else may be asked for from there.
  int status(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
      return 403;
    }
    List<String> host = headers.getOrDefault("Host", List.of());
    if (host.size() != 1 || !hosts.contains(host.getFirst())) {
      return 421;
    }
    String origin = headers.getFirst("Origin");
    if (origin != null && !origin.equals("http://" + host.getFirst())) {
      return 403;
    }
    String site = headers.getFirst("Sec-Fetch-Site");
    if (site != null && !Set.of("same-origin", "none").contains(site) && !isLink(exchange)) {
      return 403;
    }
    if (exchange.getRequestURI().toString().length() > LONGEST) {
      return 414;
    }
    return METHODS.contains(exchange.getRequestMethod()) ? 200 : 405;
  }

  private static boolean isLink(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    return exchange.getRequestURI().toString().equals("/")
        && "navigate".equals(headers.getFirst("Sec-Fetch-Mode"))
        && "document".equals(headers.getFirst("Sec-Fetch-Dest"));
  }
}
