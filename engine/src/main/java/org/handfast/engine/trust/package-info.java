/// Who the peer is and who we are: the ports through which certificates enter the engine.
@NullMarked
package org.handfast.engine.trust;

import org.jspecify.annotations.NullMarked;
