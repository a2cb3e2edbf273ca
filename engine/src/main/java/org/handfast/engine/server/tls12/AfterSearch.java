package org.handfast.engine.server.tls12;

/// The session was found, and the server's whole flight is out; or the handshake is a full one (RFC
/// 5246 7.3).
sealed interface AfterSearch extends Tls12ServerState
    permits ChoosingIdentity, AwaitChangeCipherSpec {}
