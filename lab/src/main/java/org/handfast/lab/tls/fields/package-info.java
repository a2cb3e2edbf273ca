/// What the bytes of records and messages mean, byte by byte, whatever they are.
@NullMarked
package org.handfast.lab.tls.fields;

import org.jspecify.annotations.NullMarked;
