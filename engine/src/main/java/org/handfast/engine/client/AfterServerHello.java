package org.handfast.engine.client;

import org.handfast.engine.client.tls12.AfterHello;

/// What the first answer to a ClientHello leads to: on, or back for a second hello (RFC 9846
/// 4.2.4).
public sealed interface AfterServerHello extends ClientState
    permits AwaitSecondServerHello, AwaitEncryptedExtensions, AfterHello {}
