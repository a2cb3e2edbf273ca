package org.handfast.protocol.message;

import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;

/// The 32 bytes with which each hello makes its handshake unlike any other, RFC 9846 4.2.3.
///
/// ```tls
/// opaque Random[32];
/// ```
public record Random(Bytes bytes) {

  /// The number of bytes.
  public static final int SIZE = 32;

  /// The value that makes a ServerHello a HelloRetryRequest: SHA-256 of that word.
  public static final Random HELLO_RETRY_REQUEST =
      new Random(
          Bytes.fromHex(
              """
              CF 21 AD 74 E5 9A 61 11 BE 1D 8C 02 1E 65 B8 91
              C2 A2 11 16 7A BB 8C 5E 07 9E 09 E2 C8 A8 33 9C
              """));

  /// The last 8 bytes by which a server of TLS 1.3 marks that it negotiated TLS 1.2.
  public static final Bytes DOWNGRADE_TO_TLS_1_2 = Bytes.fromHex("44 4F 57 4E 47 52 44 01");

  /// The last 8 bytes by which a server marks that it negotiated less than TLS 1.2.
  public static final Bytes DOWNGRADE_BELOW_TLS_1_2 = Bytes.fromHex("44 4F 57 4E 47 52 44 00");

  /// Exactly 32 bytes.
  public Random {
    if (bytes.length() != SIZE) {
      throw new IllegalArgumentException("a random takes 32 bytes, not " + bytes.length());
    }
  }

  static Random read(WireReader in) throws DecodeException {
    return new Random(in.bytes(SIZE));
  }

  /// Whether the last bytes are these, one of the two marks of a downgrade.
  public boolean endsWith(Bytes mark) {
    return bytes.slice(SIZE - mark.length()).equals(mark);
  }

  /// This random with `mark` in place of its last bytes.
  public Random endingWith(Bytes mark) {
    return new Random(Bytes.concat(bytes.slice(0, SIZE - mark.length()), mark));
  }
}
