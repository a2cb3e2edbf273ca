package org.handfast.engine.client;

/// The handshake is done, and stays so: at most the client is asked once more who it is (RFC 9846
/// 4.7.2).
sealed interface AfterConnected extends ClientState
    permits ClientConnected, AnsweringPostHandshake {}
