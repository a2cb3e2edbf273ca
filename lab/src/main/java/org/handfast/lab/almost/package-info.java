/// Almost-SSL, the textbook's toy: each stage a protocol of its own, with its weakness intact.
@NullMarked
package org.handfast.lab.almost;

import org.jspecify.annotations.NullMarked;
