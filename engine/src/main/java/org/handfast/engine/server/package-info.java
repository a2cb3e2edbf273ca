/// The server's states, RFC 9846 A.2, one per file.
@NullMarked
package org.handfast.engine.server;

import org.jspecify.annotations.NullMarked;
