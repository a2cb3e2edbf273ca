/// The engine's crypto port on the JCA: every primitive from the fastest provider that is present,
/// pinned by instance and tested before it is trusted.
@NullMarked
package org.handfast.jca;

import org.jspecify.annotations.NullMarked;
