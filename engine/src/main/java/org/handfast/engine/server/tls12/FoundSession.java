package org.handfast.engine.server.tls12;

import java.util.Optional;
import org.handfast.engine.schedule.tls12.MasterSecret;
import org.handfast.engine.schedule.tls12.Tls12Suite;
import org.handfast.engine.session.Session;
import org.handfast.protocol.wire.Bytes;

/// A session that the client has offered and that may be resumed: there is no other way to one.
///
/// @param id under which it is kept; empty if a ticket was its label
/// @param suite its suite, and so this connection's (RFC 5246 7.4.1.2)
record FoundSession(
    Optional<Bytes> id, Session.Terms terms, Tls12Suite suite, MasterSecret master) {}
