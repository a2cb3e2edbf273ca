package org.handfast.engine.server;

import org.handfast.engine.server.tls12.AfterHello;

/// What the first ClientHello leads to: on, or a request for another one (RFC 9846 4.2.4), or TLS
/// 1.2, which begins here and never comes back.
public sealed interface AfterNegotiation extends ServerState
    permits AwaitSecondClientHello, ChoosingPsk, ChoosingCredential, AfterHello {}
