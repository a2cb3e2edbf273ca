package org.handfast.interop.tls12;

import static org.assertj.core.api.Assertions.assertThat;

import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;

/// What one end says of a connection.
///
/// @param version and `suite`: IANA's names
/// @param clientCertificate whether the client has proved who it is, now or when the session began
record Said(
    String version,
    String suite,
    Word resumed,
    Word extendedMasterSecret,
    Word encryptThenMac,
    Word clientCertificate) {

  /// What our end says.
  static Said of(Negotiated negotiated) {
    boolean resumed = negotiated.isResumed();
    return new Said(
        negotiated.version().orElseThrow().toString(),
        negotiated.suite().orElseThrow().toString(),
        Word.of(resumed),
        Word.of(negotiated.hasExtendedMasterSecret()),
        Word.of(negotiated.hasEncryptThenMac()),
        switch (negotiated.side()) {
          case SERVER -> Word.of(negotiated.peer().isPresent());
          // A client that resumes presents nothing.
          case CLIENT -> resumed ? Word.SILENCE : Word.of(negotiated.credential().isPresent());
        });
  }

  /// Holds it to what should be; silence is no contradiction.
  void require(Said expected, Side end, Object connection) {
    assertThat(completed(expected)).as("%s's word on %s", end, connection).isEqualTo(expected);
  }

  private Said completed(Said expected) {
    return new Said(
        version,
        suite,
        said(resumed, expected.resumed),
        said(extendedMasterSecret, expected.extendedMasterSecret),
        said(encryptThenMac, expected.encryptThenMac),
        said(clientCertificate, expected.clientCertificate));
  }

  private static Word said(Word word, Word expected) {
    return word == Word.SILENCE ? expected : word;
  }
}
