package org.handfast.engine.failure;

import java.util.List;
import org.handfast.protocol.registry.AlertDescription;

/// Both sides follow the rules and still have nothing in common. Says what was offered, what was
/// supported and what to do next.
public final class PeerIncompatible extends TlsException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  PeerIncompatible(Reason reason, List<?> theirs, List<?> ours) {
    super(
        Printable.bounded(
                "no common "
                    + reason.subject
                    + ": the peer has "
                    + theirs
                    + ", this side has "
                    + ours)
            + "; "
            + reason.remedy
            + " ["
            + reason.source
            + "]",
        null);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /// What is not shared.
  public enum Reason {
    NO_COMMON_VERSION(
        AlertDescription.PROTOCOL_VERSION,
        "RFC 9846 4.3.1",
        "protocol version",
        "enable a version that both have"),
    NO_COMMON_SUITE(
        AlertDescription.HANDSHAKE_FAILURE,
        "RFC 9846 4.2.1",
        "cipher suite",
        "enable a suite that both have"),
    NO_COMMON_GROUP(
        AlertDescription.HANDSHAKE_FAILURE,
        "RFC 9846 4.2.1",
        "key exchange group",
        "enable a group that both have, such as X25519 or secp256r1"),
    NO_COMMON_SIGNATURE_SCHEME(
        AlertDescription.HANDSHAKE_FAILURE,
        "RFC 9846 4.5.1.2",
        "signature scheme",
        "present a certificate with a key that the peer can verify"),
    NO_CERTIFICATE(
        AlertDescription.HANDSHAKE_FAILURE,
        "RFC 9846 4.5.1.2",
        "certificate",
        "configure a certificate for the name and the schemes that the client asks for"),
    NO_COMMON_CERTIFICATE_TYPE(
        AlertDescription.UNSUPPORTED_CERTIFICATE,
        "RFC 7250 4.2",
        "certificate type",
        "enable a type that both have, such as X.509"),
    NO_APPLICATION_PROTOCOL(
        AlertDescription.NO_APPLICATION_PROTOCOL,
        "RFC 7301 3.2",
        "application protocol",
        "offer a protocol that both have"),
    UNRECOGNIZED_NAME(
        AlertDescription.UNRECOGNIZED_NAME,
        "RFC 6066 3",
        "server name",
        "ask for a name that this server has");

    private final AlertDescription alert;
    private final String source;
    private final String subject;
    private final String remedy;

    Reason(AlertDescription alert, String source, String subject, String remedy) {
      this.alert = alert;
      this.source = source;
      this.subject = subject;
      this.remedy = remedy;
    }

    public AlertDescription alert() {
      return alert;
    }

    /// Where the rule stands.
    public String source() {
      return source;
    }

    /// The failure, with both lists.
    public PeerIncompatible between(List<?> theirs, List<?> ours) {
      return new PeerIncompatible(this, theirs, ours);
    }
  }
}
