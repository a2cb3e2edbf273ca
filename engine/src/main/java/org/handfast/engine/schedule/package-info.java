/// The key schedule, RFC 9846 7: from shared secrets to traffic keys.
@NullMarked
package org.handfast.engine.schedule;

import org.jspecify.annotations.NullMarked;
