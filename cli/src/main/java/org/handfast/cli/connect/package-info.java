/// The `connect` command.
@NullMarked
package org.handfast.cli.connect;

import org.jspecify.annotations.NullMarked;
