/// The record layer, RFC 9846 5 and RFC 5246 6.2: bytes of the transport to and from typed content.
@NullMarked
package org.handfast.engine.record;

import org.jspecify.annotations.NullMarked;
