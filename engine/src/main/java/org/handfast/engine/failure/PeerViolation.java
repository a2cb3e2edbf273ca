package org.handfast.engine.failure;

import org.handfast.engine.Side;

/// The peer broke a rule of the protocol: a faulty peer, or somebody in the middle.
public final class PeerViolation extends TlsException {
  private static final long serialVersionUID = 1L;

  private final transient Violation violation;
  private final Side offender;

  PeerViolation(Violation violation, Side offender, String detail) {
    super(
        "the "
            + offender
            + " "
            + violation.deed()
            + (detail.isEmpty() ? "" : ": " + Printable.bounded(detail))
            + " ["
            + violation.source()
            + "]",
        null);
    this.violation = violation;
    this.offender = offender;
  }

  public Violation violation() {
    return violation;
  }

  public Side offender() {
    return offender;
  }
}
