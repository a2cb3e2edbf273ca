package org.handfast.engine.server.tls12;

import org.handfast.engine.handshake.tls12.Agreement;

/// A full handshake between the server's first flight and the client's answer.
///
/// @param exchange the server's half, waiting for the client's
record Underway(Agreement agreement, SessionPromise promise, ServerExchange exchange) {}
