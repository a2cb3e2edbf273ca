package org.handfast.engine.client.tls12;

/// The server may ask who the client is, and then it is done (RFC 5246 7.3).
sealed interface AfterKeyExchange extends AfterStatus, Tls12ClientState
    permits AwaitRequestOrDone, AwaitDone, VerifyingServer {}
