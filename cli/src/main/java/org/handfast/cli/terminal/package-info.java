/// What the commands share at the terminal: colours, JSON, failures and exit codes.
@NullMarked
package org.handfast.cli.terminal;

import org.jspecify.annotations.NullMarked;
