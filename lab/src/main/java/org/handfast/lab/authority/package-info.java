/// The lab's certification authorities, the identities that they issue, and whom Bob trusts.
@NullMarked
package org.handfast.lab.authority;

import org.jspecify.annotations.NullMarked;
