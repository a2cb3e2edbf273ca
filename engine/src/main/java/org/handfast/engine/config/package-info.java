/// Immutable configuration, shared by any number of connections.
@NullMarked
package org.handfast.engine.config;

import org.jspecify.annotations.NullMarked;
