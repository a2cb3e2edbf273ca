package org.handfast.engine.server.tls12;

/// The client's half of the key exchange is here: there are keys, or a premaster secret to open
/// first (RFC 5246 7.4.7).
sealed interface AfterKeyExchange extends Tls12ServerState
    permits OpeningPremaster, AfterPremaster {}
