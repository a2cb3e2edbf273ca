package org.handfast.pki;

import org.handfast.protocol.wire.Bytes;

/// Where a server has the OCSP response from that it staples to its certificate (RFC 9846 4.5.1.1).
/// It is asked at every handshake, and answers from memory.
@FunctionalInterface
public interface OcspResponses {
  /// The response to present now, in DER; empty if there is none that a client would accept.
  Bytes current();

  /// What becomes of responses that change: someone who keeps a log wants to know.
  interface Events {
    /// There is a new response, which is good until then.
    default void renewed(StapledStatus status) {}

    /// There is no new one, and why; the old one stays as long as it is good.
    default void failed(PkiException failure) {}

    /// Nobody listens.
    Events NONE = new Events() {};
  }
}
