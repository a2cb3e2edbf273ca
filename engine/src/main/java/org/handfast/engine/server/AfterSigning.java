package org.handfast.engine.server;

/// The server's flight is out; the client may have been asked who it is (RFC 9846 4.4.2).
sealed interface AfterSigning extends ServerState
    permits AwaitClientCertificate, AwaitClientFinished {}
