/// The house rules: what no compiler checks, checked as tests over the classes and the sources.
@NullMarked
package org.handfast.rules;

import org.jspecify.annotations.NullMarked;
