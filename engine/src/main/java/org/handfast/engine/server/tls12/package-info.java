/// TLS 1.2's server, RFC 5246 7.3: the second family of the server's states. It begins where the
/// version is chosen ([Tls12Beginning]) and never leads back.
@NullMarked
package org.handfast.engine.server.tls12;

import org.jspecify.annotations.NullMarked;
