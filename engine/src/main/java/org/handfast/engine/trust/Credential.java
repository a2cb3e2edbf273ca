package org.handfast.engine.trust;

import java.util.List;
import org.handfast.engine.crypto.Signer;
import org.handfast.protocol.wire.Bytes;

/// What this side proves its identity with: a chain and the key of its end entity.
///
/// @param chain DER, the end entity first, each certified by the next; never empty
/// @param signer the end entity's private key
public record Credential(List<Bytes> chain, Signer signer) {
  public Credential {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a credential has at least one certificate");
    }
  }
}
