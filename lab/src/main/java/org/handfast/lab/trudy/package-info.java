/// Trudy: what she does, attack by attack.
@NullMarked
package org.handfast.lab.trudy;

import org.jspecify.annotations.NullMarked;
