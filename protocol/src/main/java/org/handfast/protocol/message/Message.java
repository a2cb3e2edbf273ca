package org.handfast.protocol.message;

/// What a state of the handshake waits for: a handshake message, or the ChangeCipherSpec that is
/// not one but stands between them in TLS 1.2.
public sealed interface Message permits HandshakeMessage, ChangeCipherSpec {}
