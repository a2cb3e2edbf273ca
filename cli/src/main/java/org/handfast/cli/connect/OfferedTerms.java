package org.handfast.cli.connect;

import java.util.Optional;
import org.handfast.engine.config.ExtendedMasterSecretUse;
import org.handfast.engine.config.Policy;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionSecret;
import org.handfast.protocol.registry.ProtocolVersion;

/// Whether what a connection offers has room for a session.
final class OfferedTerms {
  private OfferedTerms() {}

  /// Why the session cannot be offered under this policy; empty if it can.
  static Optional<String> obstacle(SavedSession saved, Policy policy) {
    Session.Terms terms = saved.ticket().session().terms();
    return switch (terms.secret()) {
      case PSK ->
          policy.versions().contains(ProtocolVersion.TLS_1_3)
              ? Optional.empty()
              : Optional.of("the saved session is one of TLS 1.3, which is not offered");
      case EXTENDED_MASTER_SECRET, MASTER_SECRET -> tls12Obstacle(terms, policy);
    };
  }

  private static Optional<String> tls12Obstacle(Session.Terms terms, Policy policy) {
    if (!policy.versions().contains(ProtocolVersion.TLS_1_2)) {
      return Optional.of("the saved session is one of TLS 1.2, which is not offered");
    }
    if (!policy.suites().contains(terms.suite())) {
      return Optional.of("the saved session uses " + terms.suite() + ", which is not offered");
    }
    return terms.secret() == SessionSecret.MASTER_SECRET
            && policy.extendedMasterSecret() == ExtendedMasterSecretUse.REQUIRED
        ? Optional.of("the saved session has no extended master secret: --policy classic")
        : Optional.empty();
  }
}
