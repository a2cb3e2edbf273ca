/// TLS 1.2's server.
@NullMarked
package org.handfast.engine.server.tls12;

import org.jspecify.annotations.NullMarked;
