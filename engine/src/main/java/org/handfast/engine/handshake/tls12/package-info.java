/// What TLS 1.2's client and server share: what both agree on, and what is signed and confirmed.
@NullMarked
package org.handfast.engine.handshake.tls12;

import org.jspecify.annotations.NullMarked;
