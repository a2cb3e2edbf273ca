package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;

import java.util.List;
import java.util.Set;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.ExtensionType;

/// The second ClientHello is the first one with what was asked for, RFC 9846 4.2.2: everything else
/// has to be equal, or two hellos would have been negotiated with.
final class SecondHelloRules {
  /// What may be added, dropped or replaced. Encrypted ClientHello is made anew (RFC 9849).
  private static final Set<ExtensionType> MAY_CHANGE =
      Set.of(
          ExtensionType.KEY_SHARE,
          ExtensionType.COOKIE,
          ExtensionType.EARLY_DATA,
          ExtensionType.PRE_SHARED_KEY,
          ExtensionType.PADDING,
          ExtensionType.ENCRYPTED_CLIENT_HELLO);

  private SecondHelloRules() {}

  static void require(ClientHello first, ClientHello second) throws PeerViolation {
    requireEqual("legacy_version", first.legacyVersion(), second.legacyVersion());
    requireEqual("random", first.random(), second.random());
    requireEqual("legacy_session_id", first.legacySessionId(), second.legacySessionId());
    requireEqual("cipher_suites", first.cipherSuites(), second.cipherSuites());
    requireEqual("extensions", fixed(first), fixed(second));
    if (second.extensions().contains(ExtensionType.EARLY_DATA)) {
      // RFC 9846 4.3.10: early data ends with the first hello.
      throw HelloViolation.HELLO_CHANGED_ON_RETRY.by(CLIENT, "early_data is still there");
    }
    if (second.extensions().contains(ExtensionType.PRE_SHARED_KEY)
        && !first.extensions().contains(ExtensionType.PRE_SHARED_KEY)) {
      throw HelloViolation.HELLO_CHANGED_ON_RETRY.by(CLIENT, "pre_shared_key is new");
    }
  }

  private static List<Extension> fixed(ClientHello hello) {
    return hello.extensions().all().stream()
        .filter(extension -> !MAY_CHANGE.contains(extension.type()))
        .toList();
  }

  private static void requireEqual(String what, Object first, Object second) throws PeerViolation {
    if (!first.equals(second)) {
      throw HelloViolation.HELLO_CHANGED_ON_RETRY.by(CLIENT, what);
    }
  }
}
