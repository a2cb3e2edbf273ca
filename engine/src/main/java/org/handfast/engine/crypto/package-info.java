/// The cryptography the engine needs, as ports: what they promise, not how they are made.
@NullMarked
package org.handfast.engine.crypto;

import org.jspecify.annotations.NullMarked;
