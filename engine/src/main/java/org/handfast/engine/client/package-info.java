/// The client's states, RFC 9846 A.1, one per file.
@NullMarked
package org.handfast.engine.client;

import org.jspecify.annotations.NullMarked;
