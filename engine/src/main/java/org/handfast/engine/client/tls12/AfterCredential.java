package org.handfast.engine.client.tls12;

/// A client with a certificate signs the handshake; one without goes on (RFC 5246 7.4.6, 7.4.8).
sealed interface AfterCredential extends Tls12ClientState permits SigningHandshake, AfterFlight {}
