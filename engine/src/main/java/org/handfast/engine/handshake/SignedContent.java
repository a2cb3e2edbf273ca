package org.handfast.engine.handshake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.handfast.engine.Side;
import org.handfast.protocol.wire.Bytes;

/// What the signature of a CertificateVerify covers, RFC 9846 4.5.2: 64 spaces, which TLS 1.2 signs
/// nowhere; who signs, so that one side's signature is none of the other's; and the transcript.
public final class SignedContent {
  private static final Bytes CLIENT = prefix("TLS 1.3, client CertificateVerify");
  private static final Bytes SERVER = prefix("TLS 1.3, server CertificateVerify");

  private SignedContent() {}

  /// The content for one signer.
  ///
  /// @param transcriptHash of all messages up to the signer's Certificate
  public static Bytes of(Side signer, Bytes transcriptHash) {
    return Bytes.concat(signer == Side.CLIENT ? CLIENT : SERVER, transcriptHash);
  }

  private static Bytes prefix(String context) {
    byte[] spaces = new byte[64];
    Arrays.fill(spaces, (byte) ' ');
    byte[] words = context.getBytes(StandardCharsets.US_ASCII);
    return Bytes.concat(Bytes.owning(spaces), Bytes.owning(words), Bytes.of((byte) 0));
  }
}
