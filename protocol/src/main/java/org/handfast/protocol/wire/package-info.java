/// The presentation language of RFC 9846 3: bytes, and the cursors that read and write them.
@NullMarked
package org.handfast.protocol.wire;

import org.jspecify.annotations.NullMarked;
