package org.handfast.engine.server;

/// A client that has shown a certificate has to prove that it has the key; one without has nothing
/// to prove (RFC 9846 4.5.2).
sealed interface AfterCertificate extends ServerState
    permits AwaitClientCertificateVerify, AwaitClientFinished {}
