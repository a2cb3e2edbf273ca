package org.handfast.engine.client;

/// The handshake rests on certificates, or on a pre-shared key (RFC 9846 2.2).
sealed interface AfterEncryptedExtensions extends ClientState
    permits AwaitCertificateOrRequest, AwaitServerFinished {}
