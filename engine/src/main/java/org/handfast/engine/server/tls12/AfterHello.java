package org.handfast.engine.server.tls12;

import org.handfast.engine.server.AfterNegotiation;

/// TLS 1.2 is chosen: the client may have a session to come back to (RFC 5246 7.3).
public sealed interface AfterHello extends Tls12ServerState, AfterNegotiation
    permits LookingForSession, ChoosingIdentity {}
