package org.handfast.engine.handshake;

import java.util.List;
import org.handfast.engine.config.Policy;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.schedule.CipherSuites;
import org.handfast.engine.schedule.tls12.Tls12Suites;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ProtocolVersion;

/// The suites that a client offers: what the policy allows in an enabled version and the crypto
/// provider can do.
public final class OfferedSuites {
  private OfferedSuites() {}

  /// The suites of all enabled versions, the preferred one first.
  ///
  /// @throws IllegalStateException if there are none, which is a mistake of this side's
  public static List<CipherSuite> in(Policy policy, CryptoProvider crypto) {
    List<CipherSuite> usable =
        policy.suites().stream()
            .filter(suite -> policy.versions().contains(suite.version()))
            .filter(suite -> isWorking(suite, crypto))
            .toList();
    if (usable.isEmpty()) {
      throw new IllegalStateException(
          "the policy allows no cipher suite that the crypto provider can do");
    }
    return usable;
  }

  /// The enabled versions of which there is a suite.
  public static List<ProtocolVersion> versions(List<CipherSuite> suites, Policy policy) {
    return policy.versions().stream()
        .filter(version -> suites.stream().anyMatch(suite -> suite.version().equals(version)))
        .toList();
  }

  private static boolean isWorking(CipherSuite suite, CryptoProvider crypto) {
    return CipherSuites.working(suite, crypto).isPresent()
        || (Tls12Suites.working(suite, crypto).isPresent()
            && (!suite.isKeyTransport() || crypto.keyTransport().isPresent()));
  }
}
