/// `handfast lab`: the lab as a page, as a story in the terminal, and as a matrix.
@NullMarked
package org.handfast.cli.lab;

import org.jspecify.annotations.NullMarked;
