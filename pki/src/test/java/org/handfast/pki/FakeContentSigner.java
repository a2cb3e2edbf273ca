package org.handfast.pki;

import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/// A signer of zeros.
record FakeContentSigner(AlgorithmIdentifier algorithm) implements ContentSigner {
  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return algorithm;
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public byte[] getSignature() {
    return new byte[256];
  }
}
