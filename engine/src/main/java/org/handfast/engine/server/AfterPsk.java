package org.handfast.engine.server;

/// A key was found and the server's flight is out, or there is none and a certificate is needed
/// (RFC 9846 2.2).
sealed interface AfterPsk extends ServerState
    permits ChoosingCredential, AwaitEndOfEarlyData, AwaitClientFinished {}
