/// The messages of the handshake, RFC 9846 4, as immutable values.
@NullMarked
package org.handfast.protocol.message;

import org.jspecify.annotations.NullMarked;
