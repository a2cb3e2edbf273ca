/// The ladder from plain TCP to TLS 1.3: its rungs, the attacks, and what is said about them.
@NullMarked
package org.handfast.lab.ladder;

import org.jspecify.annotations.NullMarked;
