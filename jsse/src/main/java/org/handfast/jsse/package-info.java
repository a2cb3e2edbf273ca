/// Handfast behind the `javax.net.ssl` interfaces: thin adapters over the engine.
///
/// An application names one type, [HandfastProvider]; everything else it meets through the JDK's
/// own interfaces.
@NullMarked
package org.handfast.jsse;

import org.jspecify.annotations.NullMarked;
