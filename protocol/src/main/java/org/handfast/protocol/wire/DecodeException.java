package org.handfast.protocol.wire;

/// Bytes that are not what the grammar asks for.
///
/// It carries no stack and no cause: a peer can provoke one at will, so it must cost next to
/// nothing, and where it was thrown says nothing that [#getMessage] does not.
public final class DecodeException extends Exception {

  private static final long serialVersionUID = 1L;

  /// What kind of wrong, as far as RFC 9846 6.2 tells the kinds apart by their alert.
  public enum Fault {
    /// The bytes do not follow the grammar: `decode_error`.
    MALFORMED,
    /// They follow the grammar with a value that no context makes legal: `illegal_parameter`.
    ILLEGAL,
    /// A message of a type that does not exist: `unexpected_message`.
    UNEXPECTED
  }

  private final Fault fault;

  /// `reason` is a short constant phrase; it never quotes the peer's bytes.
  public DecodeException(Fault fault, String reason) {
    super(reason, null, false, false);
    this.fault = fault;
  }

  /// A value that does not follow the grammar.
  public static DecodeException malformed(String reason) {
    return new DecodeException(Fault.MALFORMED, reason);
  }

  /// A value that follows the grammar and is illegal all the same.
  public static DecodeException illegal(String reason) {
    return new DecodeException(Fault.ILLEGAL, reason);
  }

  /// The kind of wrong.
  public Fault fault() {
    return fault;
  }
}
