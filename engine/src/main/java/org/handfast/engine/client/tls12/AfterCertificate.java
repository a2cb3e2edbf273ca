package org.handfast.engine.client.tls12;

/// What follows the server's Certificate: its status if that was promised, then the server's key
/// exchange if the suite has one (RFC 5246 7.3).
sealed interface AfterCertificate extends Tls12ClientState
    permits AwaitStatus, AwaitServerKeyExchange, AwaitRequestOrDone {}
