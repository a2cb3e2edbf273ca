/// Sessions that outlive their connection, and other keys known before a handshake: tickets, early
/// data's guard against replay, external pre-shared keys (RFC 9846 2.2, 2.3).
@NullMarked
package org.handfast.engine.session;

import org.jspecify.annotations.NullMarked;
