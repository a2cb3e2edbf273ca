/// Trudy against the shipped stack.
@NullMarked
package org.handfast.lab.trudy.tls;

import org.jspecify.annotations.NullMarked;
