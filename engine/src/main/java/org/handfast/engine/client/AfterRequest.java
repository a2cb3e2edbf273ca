package org.handfast.engine.client;

/// The server's certificate comes next, or has come (RFC 9846 4.4.2).
sealed interface AfterRequest extends ClientState
    permits AwaitCertificate, AwaitCertificateVerify {}
