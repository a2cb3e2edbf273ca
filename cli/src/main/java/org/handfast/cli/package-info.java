/// The `handfast` command.
@NullMarked
package org.handfast.cli;

import org.jspecify.annotations.NullMarked;
