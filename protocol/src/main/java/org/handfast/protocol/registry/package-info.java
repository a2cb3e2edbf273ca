/// The code points that IANA registers for TLS. Each is a record of its code, so unknown and GREASE
/// values survive as what they are.
@NullMarked
package org.handfast.protocol.registry;

import org.jspecify.annotations.NullMarked;
