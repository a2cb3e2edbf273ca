/// What a peer could learn from how long an answer takes: a measurement of the two openings that
/// must not tell why they failed, beside versions of them that do.
@NullMarked
package org.handfast.bench.timing;

import org.jspecify.annotations.NullMarked;
