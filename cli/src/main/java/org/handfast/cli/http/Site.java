package org.handfast.cli.http;

import java.io.IOException;
import org.handfast.net.TlsChannel;

/// What is served.
@FunctionalInterface
public interface Site {
  /// The answer to a GET or HEAD request that came over `channel`.
  Response answer(Request request, TlsChannel channel) throws IOException;
}
