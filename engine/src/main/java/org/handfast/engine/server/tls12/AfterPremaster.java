package org.handfast.engine.server.tls12;

/// There are keys. A client that has shown a certificate has to prove that it has the key of it
/// (RFC 5246 7.4.8).
sealed interface AfterPremaster extends AfterKeyExchange
    permits AwaitCertificateVerify, AwaitChangeCipherSpec {}
