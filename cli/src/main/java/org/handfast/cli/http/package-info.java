/// As much of HTTP/1.1 (RFC 9112) as it takes to answer a browser or curl from a TLS channel.
@NullMarked
package org.handfast.cli.http;

import org.jspecify.annotations.NullMarked;
