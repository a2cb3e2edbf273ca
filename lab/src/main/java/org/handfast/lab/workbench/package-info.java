/// The side bench, without a wire and without encryption: why a MAC is not just a hash with a key
/// in it, and how an honest answer about a padding gives a secret away.
@NullMarked
package org.handfast.lab.workbench;

import org.jspecify.annotations.NullMarked;
