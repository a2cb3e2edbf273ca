package org.handfast.engine.client.tls12;

/// The server has asked who the client is, or is done (RFC 5246 7.3).
sealed interface AfterKeyExchange extends AfterStatus, Tls12ClientState
    permits AwaitDone, VerifyingServer {}
