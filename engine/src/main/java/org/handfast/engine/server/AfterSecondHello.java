package org.handfast.engine.server;

/// The second ClientHello is as it was asked for: there is no third (RFC 9846 4.2.4).
sealed interface AfterSecondHello extends ServerState permits ChoosingPsk, ChoosingCredential {}
