package org.handfast.engine.server;

import java.util.function.ToIntFunction;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.config.ServerConfig;
import org.handfast.protocol.extension.TicketRequest;
import org.handfast.protocol.message.ClientHello;

/// How many tickets a client gets: as many as it asks for (RFC 9149 3), within a bound; without a
/// wish as many as the configuration says; and none that it could not use (RFC 9846 4.3.9).
final class TicketsDue {
  private TicketsDue() {}

  static int withCertificate(ClientHello hello, ServerConfig config) {
    return due(hello, config, TicketRequest::newSessionCount);
  }

  static int underPsk(ClientHello hello, ServerConfig config) {
    return due(hello, config, TicketRequest::resumptionCount);
  }

  private static int due(
      ClientHello hello, ServerConfig config, ToIntFunction<TicketRequest> wish) {
    int usual = config.resumption().perConnection();
    if (usual == 0 || !PskModes.anyCommon(hello, config)) {
      return 0;
    }
    return hello
        .extensions()
        .find(TicketRequest.class)
        .map(request -> Math.min(wish.applyAsInt(request), Resumption.MAX_PER_CONNECTION))
        .orElse(usual);
  }
}
