/// The attack matrix as it was worked out on paper: how each attack must end on each rung, and why.
@NullMarked
package org.handfast.lab.matrix;

import org.jspecify.annotations.NullMarked;
