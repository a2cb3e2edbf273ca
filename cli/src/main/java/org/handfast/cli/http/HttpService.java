package org.handfast.cli.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.handfast.cli.http.Response.Extent;
import org.handfast.cli.http.Response.Persistence;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsServer;

/// Answers the requests of a connection, one after the other, from a [Site].
///
/// The JDK has an HTTPS server, which closes its connections without close_notify when it is
/// stopped, waits for a handshake for ever, and does not show the connection to its handlers: none
/// of which will do for a server that is about TLS.
public final class HttpService implements TlsServer.Handler, AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final int BUFFER = 16 << 10;

  private final Site site;

  /// Connections between two requests, and since when.
  private final Map<TlsChannel, Long> waiting = new ConcurrentHashMap<>();

  private final Thread sweeper;
  private volatile boolean closing;

  public HttpService(Site site) {
    this.site = site;
    this.sweeper = Thread.ofVirtual().name("handfast-http-sweeper").start(this::sweep);
  }

  @Override
  public void handle(TlsChannel channel) throws IOException {
    RequestReader requests = new RequestReader(new EarlyThenRest(channel));
    OutputStream output = new BufferedOutputStream(channel.output(), BUFFER);
    boolean more = true;
    while (more && !closing) {
      try {
        Optional<Request> request = await(requests, channel);
        more = request.isPresent() && answer(request.get(), channel, output);
      } catch (BadRequest e) {
        Response.text(e.status(), e.getMessage() + "\n")
            .writeTo(output, Extent.WHOLE, Persistence.CLOSE);
        more = false;
      }
    }
  }

  /// Closes the connections that wait for a request; those that are being answered end with their
  /// answer.
  @Override
  public void close() {
    closing = true;
    sweeper.interrupt();
    waiting.keySet().forEach(channel -> Thread.ofVirtual().start(channel::close));
  }

  private Optional<Request> await(RequestReader requests, TlsChannel channel) throws BadRequest {
    waiting.put(channel, System.nanoTime());
    try {
      return requests.next();
    } catch (IOException _) {
      // Between two requests nothing is lost: many a browser just goes.
      return Optional.empty();
    } finally {
      waiting.remove(channel);
    }
  }

  private boolean answer(Request request, TlsChannel channel, OutputStream output)
      throws IOException {
    Persistence persistence =
        request.isPersistent() && !closing ? Persistence.KEEP_ALIVE : Persistence.CLOSE;
    Extent extent = request.method().equals("HEAD") ? Extent.HEAD : Extent.WHOLE;
    Response response = response(request, channel);
    response.writeTo(output, extent, persistence);
    return persistence == Persistence.KEEP_ALIVE;
  }

  /// A request that is not safe (RFC 9110 9.2.1) must not be answered from early data, be it ours
  /// or that of an intermediary before us (RFC 8470 4, 5.1): it could be a replay.
  private Response response(Request request, TlsChannel channel) throws IOException {
    if (request.isSafe()) {
      return site.answer(request, channel);
    }
    boolean early = !channel.isEstablished() || request.field("early-data").equals("1");
    return early
        ? Response.text(Status.TOO_EARLY, "send this again when the handshake is done\n")
        : Response.text(Status.METHOD_NOT_ALLOWED, "only GET and HEAD\n")
            .with("Allow", "GET, HEAD");
  }

  private void sweep() {
    try {
      while (true) {
        Thread.sleep(LONGEST_WAIT.dividedBy(4));
        long now = System.nanoTime();
        waiting.forEach(
            (channel, since) -> {
              if (now - since > LONGEST_WAIT.toNanos()) {
                Thread.ofVirtual().start(channel::close);
              }
            });
      }
    } catch (InterruptedException _) {
      // The service was closed.
    }
  }
}
