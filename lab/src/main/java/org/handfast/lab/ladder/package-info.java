/// The ladder: its rungs, Trudy's attacks, and how an attack can end.
@NullMarked
package org.handfast.lab.ladder;

import org.jspecify.annotations.NullMarked;
