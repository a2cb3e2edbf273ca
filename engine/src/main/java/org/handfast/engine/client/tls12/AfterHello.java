package org.handfast.engine.client.tls12;

import org.handfast.engine.client.AfterServerHello;

/// What a ServerHello of TLS 1.2 leads to: a full handshake, or the end of an abbreviated one (RFC
/// 5246 7.3).
public sealed interface AfterHello extends AfterServerHello, Tls12ClientState
    permits AwaitCertificate, AfterFlight {}
