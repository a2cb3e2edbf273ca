/// Secret bytes, each with an owner and an end.
@NullMarked
package org.handfast.engine.secret;

import org.jspecify.annotations.NullMarked;
