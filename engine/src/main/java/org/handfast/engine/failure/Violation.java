package org.handfast.engine.failure;

import org.handfast.engine.Side;
import org.handfast.protocol.registry.AlertDescription;

/// A rule of the protocol that the peer broke. Each rule is one named constant that knows its
/// alert, its RFC section and itself in one sentence, so that code, tests, error messages and the
/// lab all point at the same thing.
public sealed interface Violation
    permits RecordViolation,
        HelloViolation,
        ExtensionViolation,
        FlowViolation,
        AuthenticationViolation,
        PostHandshakeViolation,
        PskViolation,
        Tls12Violation {

  /// The constant's name.
  String name();

  /// The rule, as its constant was declared.
  Rule rule();

  /// What a constant knows.
  ///
  /// @param alert what the peer is told
  /// @param source where the rule stands, such as `RFC 9846 4.2.3`
  /// @param deed what the offender did, as a sentence without its subject: "sent two key shares for
  ///   one group"
  record Rule(AlertDescription alert, String source, String deed) {}

  /// What the peer is told.
  default AlertDescription alert() {
    return rule().alert();
  }

  /// Where the rule stands.
  default String source() {
    return rule().source();
  }

  /// What the offender did, as a sentence without its subject.
  default String deed() {
    return rule().deed();
  }

  /// The failure of `offender` having broken this rule.
  default PeerViolation by(Side offender) {
    return new PeerViolation(this, offender, "");
  }

  /// The same, with what exactly was seen.
  default PeerViolation by(Side offender, String detail) {
    return new PeerViolation(this, offender, detail);
  }
}
