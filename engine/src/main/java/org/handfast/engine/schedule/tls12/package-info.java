/// TLS 1.2's keys, RFC 5246 6.3 and 8.1: from a premaster secret to the keys of two directions.
@NullMarked
package org.handfast.engine.schedule.tls12;

import org.jspecify.annotations.NullMarked;
