package org.handfast.pki;

import java.util.List;
import org.handfast.engine.crypto.Signer;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// A signer that only says what it could do.
record FakeSigner(List<SignatureScheme> schemes) implements Signer {
  @Override
  public Bytes sign(SignatureScheme scheme, Bytes content) {
    throw new UnsupportedOperationException("signs nothing");
  }
}
