/// Hashes, and what is made of them: the lab's one home for these, on the JDK's primitives.
@NullMarked
package org.handfast.lab.hash;

import org.jspecify.annotations.NullMarked;
