/// The `serve` command.
@NullMarked
package org.handfast.cli.serve;

import org.jspecify.annotations.NullMarked;
