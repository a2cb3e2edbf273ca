/// A run, and all runs, as text for a terminal.
@NullMarked
package org.handfast.lab.story;

import org.jspecify.annotations.NullMarked;
