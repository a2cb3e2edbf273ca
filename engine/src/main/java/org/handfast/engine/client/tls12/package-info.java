/// The client's states in TLS 1.2, RFC 5246 7.3, one per file. They begin where the server's hello
/// has selected that version.
@NullMarked
package org.handfast.engine.client.tls12;

import org.jspecify.annotations.NullMarked;
