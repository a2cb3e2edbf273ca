package org.handfast.engine.server.tls12;

/// The server's certificate is out. With an ephemeral key exchange a signature is due; a key that
/// decrypts shows by that who its owner is (RFC 5246 7.4.3).
sealed interface AfterIdentity extends Tls12ServerState
    permits SigningKeyExchange, AfterKeyExchangeSigning {}
