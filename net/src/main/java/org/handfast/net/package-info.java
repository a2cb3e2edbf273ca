/// Blocking TLS for virtual threads: [TlsClient] connects, [TlsServer] accepts, and both end in a
/// [TlsChannel].
@NullMarked
package org.handfast.net;

import org.jspecify.annotations.NullMarked;
