/// The lab's page, served on loopback: who may ask, what is asked, and a run as JSON.
@NullMarked
package org.handfast.lab.page;

import org.jspecify.annotations.NullMarked;
