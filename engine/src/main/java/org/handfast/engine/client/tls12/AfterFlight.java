package org.handfast.engine.client.tls12;

/// The keys are made; the server announces a ticket if it promised one, and changes its cipher (RFC
/// 5077 3.3, RFC 5246 7.3).
public sealed interface AfterFlight
    extends AfterHello, AfterVerification, AfterCredential, Tls12ClientState
    permits AwaitNewTicket, AwaitChangeCipherSpec {}
