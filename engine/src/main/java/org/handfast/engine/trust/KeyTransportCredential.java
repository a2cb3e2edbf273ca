package org.handfast.engine.trust;

import java.util.List;
import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.protocol.wire.Bytes;

/// What a server proves its identity with in RSA key transport (RFC 5246 7.4.7.1): that it can read
/// what was encrypted to its certificate. The key decrypts premaster secrets and does nothing else:
/// it never signs, and no other credential has it (RFC 9846 F.10). Whoever finds out how to decrypt
/// with it must not gain a signature by that.
///
/// @param chain DER, the end entity first, each certified by the next; never empty. The end
///   entity's key is an RSA key that its certificate lets encipher keys
/// @param key the end entity's private key
/// @param staples what to present beside the certificates if the peer asks, in the chain's order
public record KeyTransportCredential(List<Bytes> chain, RsaDecryption key, List<Staple> staples) {
  public KeyTransportCredential {
    chain = List.copyOf(chain);
    staples = List.copyOf(staples);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a credential has at least one certificate");
    }
    if (staples.size() > chain.size()) {
      throw new IllegalArgumentException("a staple stands beside a certificate");
    }
  }

  /// A credential with nothing beside its certificates.
  public KeyTransportCredential(List<Bytes> chain, RsaDecryption key) {
    this(chain, key, List.of());
  }
}
