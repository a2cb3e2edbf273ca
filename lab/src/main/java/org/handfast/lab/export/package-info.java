/// A run to take away: a capture for other tools, and a worksheet for a student.
@NullMarked
package org.handfast.lab.export;

import org.jspecify.annotations.NullMarked;
