/// One run of one attack on one rung, and its verdict.
@NullMarked
package org.handfast.lab.run;

import org.jspecify.annotations.NullMarked;
