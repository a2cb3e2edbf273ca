/// The local authority: made once, kept in the user's data folder, good for this machine only.
@NullMarked
package org.handfast.cli.authority;

import org.jspecify.annotations.NullMarked;
