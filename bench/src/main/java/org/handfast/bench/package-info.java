/// Measurements beside other stacks, in one run: ratios hold where absolute figures drift.
@NullMarked
package org.handfast.bench;

import org.jspecify.annotations.NullMarked;
