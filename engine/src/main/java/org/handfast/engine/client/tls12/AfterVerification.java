package org.handfast.engine.client.tls12;

/// The server is who it says: the client says who it is if it was asked, or sends its keys at once.
sealed interface AfterVerification extends Tls12ClientState
    permits ChoosingCredential, AfterFlight {}
