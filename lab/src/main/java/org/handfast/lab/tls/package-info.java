/// The shipped stack as Bob and Alice, watched.
@NullMarked
package org.handfast.lab.tls;

import org.jspecify.annotations.NullMarked;
