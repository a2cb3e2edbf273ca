package org.handfast.engine.server.tls12;

/// The server's flight is out; the client may have been asked who it is (RFC 5246 7.4.4).
sealed interface AfterKeyExchangeSigning extends AfterIdentity
    permits AwaitCertificate, AwaitClientKeyExchange {}
