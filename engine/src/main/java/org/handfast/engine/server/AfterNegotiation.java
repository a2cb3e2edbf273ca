package org.handfast.engine.server;

/// What the first ClientHello leads to: on, or a request for another one (RFC 9846 4.2.4).
sealed interface AfterNegotiation extends ServerState
    permits AwaitSecondClientHello, ChoosingPsk, ChoosingCredential {}
