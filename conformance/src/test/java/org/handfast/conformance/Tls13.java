package org.handfast.conformance;

import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.protocol.registry.ProtocolVersion;

/// TLS 1.3 and nothing else: what the tests of this package are about where they do not say
/// otherwise.
final class Tls13 {
  static final Policy POLICY = Policy.MODERN_2026.withVersions(ProtocolVersion.TLS_1_3);

  private Tls13() {}

  static ClientConfig.Trusting client(CryptoProvider crypto) {
    return verifier ->
        credentials ->
            ClientConfig.with(crypto).trusting(verifier).identifiedBy(credentials).policy(POLICY);
  }

  static ServerConfig.Identified server(CryptoProvider crypto) {
    return credentials -> ServerConfig.with(crypto).identifiedBy(credentials).policy(POLICY);
  }
}
