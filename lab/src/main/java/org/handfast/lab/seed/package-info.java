/// Randomness that is the same in every run with one seed.
@NullMarked
package org.handfast.lab.seed;

import org.jspecify.annotations.NullMarked;
