/// What both roles' state machines stand on: effects, work, transcript, the driver.
@NullMarked
package org.handfast.engine.handshake;

import org.jspecify.annotations.NullMarked;
