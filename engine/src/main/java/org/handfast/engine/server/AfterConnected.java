package org.handfast.engine.server;

/// The handshake is done, and stays so: at most the client answers who it is (RFC 9846 4.7.2).
sealed interface AfterConnected extends ServerState
    permits ServerConnected, AwaitPostHandshakeVerify, AwaitPostHandshakeFinished {}
