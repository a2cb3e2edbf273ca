package org.handfast.engine.client;

/// The server is done; the client is too, unless it was asked who it is (RFC 9846 4.5).
sealed interface AfterFinished extends ClientState permits AnsweringRequest, ClientConnected {}
