/// The alert protocol, RFC 9846 6.
@NullMarked
package org.handfast.protocol.alert;

import org.jspecify.annotations.NullMarked;
