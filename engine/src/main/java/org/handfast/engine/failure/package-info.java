/// Everything that can go wrong, each by its name, its alert and its RFC section.
@NullMarked
package org.handfast.engine.failure;

import org.jspecify.annotations.NullMarked;
