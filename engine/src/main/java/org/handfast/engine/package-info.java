/// The sans-IO TLS engine: a connection is fed bytes and asked for bytes, by whoever owns the
/// socket.
@NullMarked
package org.handfast.engine;

import org.jspecify.annotations.NullMarked;
