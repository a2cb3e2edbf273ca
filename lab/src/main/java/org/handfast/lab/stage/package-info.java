/// The stage: persons, the wires between them, what passes over these, and the journal of it.
@NullMarked
package org.handfast.lab.stage;

import org.jspecify.annotations.NullMarked;
