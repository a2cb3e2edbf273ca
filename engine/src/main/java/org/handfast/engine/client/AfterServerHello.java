package org.handfast.engine.client;

/// What the first answer to a ClientHello leads to: on, or back for a second hello (RFC 9846
/// 4.2.4).
sealed interface AfterServerHello extends ClientState
    permits AwaitSecondServerHello, AwaitEncryptedExtensions {}
