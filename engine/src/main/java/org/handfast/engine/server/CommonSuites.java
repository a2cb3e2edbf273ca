package org.handfast.engine.server;

import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.config.ServerConfig.Preference;
import org.handfast.protocol.registry.CipherSuite;

/// The cipher suites that both sides have, the preferred one first (RFC 9846 4.2.1, RFC 5246
/// 7.4.1.3).
public final class CommonSuites {
  private CommonSuites() {}

  /// In the order of whoever the configuration lets decide.
  public static Stream<CipherSuite> of(List<CipherSuite> offered, ServerConfig config) {
    List<CipherSuite> ours = config.policy().suites();
    boolean serverDecides = config.suiteOrder() == Preference.SERVER;
    List<CipherSuite> order = serverDecides ? ours : offered;
    List<CipherSuite> other = serverDecides ? offered : ours;
    return order.stream().filter(other::contains);
  }
}
