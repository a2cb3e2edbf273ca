package org.handfast.engine.server.tls12;

import java.util.List;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.config.ServerNames.Recognition;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.PeerSchemes;
import org.handfast.engine.server.ServerContext;
import org.handfast.engine.server.ServerContexts;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;

/// Hellos of TLS 1.2 for tests, and a server that has got one.
final class Hellos {
  private Hellos() {}

  static ClientHello of(List<CipherSuite> suites, Extension... extensions) {
    return named(Bytes.EMPTY, suites, extensions);
  }

  /// One that offers to resume the session with this id.
  static ClientHello named(Bytes sessionId, List<CipherSuite> suites, Extension... extensions) {
    return new ClientHello(
        ProtocolVersion.TLS_1_2,
        new Random(Bytes.owning(new byte[Random.SIZE])),
        sessionId,
        suites,
        ClientHello.NO_COMPRESSION,
        Extensions.of(extensions));
  }

  static Tls12Offer offer(ClientHello hello, ServerConfig config) throws TlsException {
    return Tls12Offer.of(hello, Recognition.IGNORED, config);
  }

  /// A server that has read this hello.
  static ServerContext context(ClientHello hello, ServerConfig config) {
    ServerContext context = ServerContexts.chosen(config);
    PeerSchemes.in(hello.extensions()).ifPresent(context::learn);
    return context;
  }
}
