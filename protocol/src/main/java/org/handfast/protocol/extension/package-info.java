/// The extensions of TLS, RFC 9846 4.3: one file each, and the matrix of which message may carry
/// which.
@NullMarked
package org.handfast.protocol.extension;

import org.jspecify.annotations.NullMarked;
