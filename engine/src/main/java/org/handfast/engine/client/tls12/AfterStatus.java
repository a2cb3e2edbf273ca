package org.handfast.engine.client.tls12;

/// A promised status may be missing: then the message is the one after it (RFC 6066 8).
sealed interface AfterStatus extends Tls12ClientState
    permits AwaitServerKeyExchange, AwaitRequestOrDone, AfterKeyExchange {}
