/// Trudy against almost-SSL.
@NullMarked
package org.handfast.lab.trudy.almost;

import org.jspecify.annotations.NullMarked;
