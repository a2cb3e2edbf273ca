/// The messages that TLS 1.2 has to itself, RFC 5246 7.4, as immutable values. Those that both
/// versions write alike are in [org.handfast.protocol.message].
@NullMarked
package org.handfast.protocol.message.tls12;

import org.jspecify.annotations.NullMarked;
