package org.handfast.engine.testing;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import org.handfast.engine.crypto.SignatureVerifier;
import org.handfast.engine.crypto.Signer;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// A few signature schemes, straight from the JDK.
public final class JdkSignatures implements SignatureVerifier {
  private static final List<Row> ROWS =
      List.of(
          new Row(SignatureScheme.ECDSA_SECP256R1_SHA256, "SHA256withECDSA", 256),
          new Row(SignatureScheme.ECDSA_SECP384R1_SHA384, "SHA384withECDSA", 384),
          new Row(SignatureScheme.RSA_PSS_RSAE_SHA256, "RSASSA-PSS", 0),
          new Row(SignatureScheme.ED25519, "Ed25519", 0));

  private record Row(SignatureScheme scheme, String name, int fieldSize) {

    Signature signature() throws GeneralSecurityException {
      Signature signature = Signature.getInstance(name);
      if (name.equals("RSASSA-PSS")) {
        signature.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      }
      return signature;
    }

    boolean fits(Key key) {
      return switch (key) {
        case ECKey ec -> ec.getParams().getCurve().getField().getFieldSize() == fieldSize;
        case RSAKey _ -> name.startsWith("RSA");
        default -> name.equals("Ed25519");
      };
    }
  }

  /// A signer with this key.
  public static Signer signer(PrivateKey key) {
    return new KeySigner(key);
  }

  @Override
  public List<SignatureScheme> schemes() {
    return ROWS.stream().map(Row::scheme).toList();
  }

  @Override
  public Verdict verify(SignatureScheme scheme, PublicKey key, Bytes content, Bytes signature) {
    Row row = row(scheme);
    if (!row.fits(key)) {
      return Verdict.WRONG_KEY;
    }
    try {
      Signature check = row.signature();
      check.initVerify(key);
      check.update(content.asByteBuffer());
      return check.verify(signature.toArray()) ? Verdict.VALID : Verdict.INVALID;
    } catch (GeneralSecurityException e) {
      return Verdict.INVALID;
    }
  }

  private static Row row(SignatureScheme scheme) {
    return ROWS.stream().filter(row -> row.scheme.equals(scheme)).findFirst().orElseThrow();
  }

  private record KeySigner(PrivateKey key) implements Signer {

    @Override
    public List<SignatureScheme> schemes() {
      return ROWS.stream().filter(row -> row.fits(key)).map(Row::scheme).toList();
    }

    @Override
    public Bytes sign(SignatureScheme scheme, Bytes content) throws GeneralSecurityException {
      Signature signature = row(scheme).signature();
      signature.initSign(key);
      signature.update(content.asByteBuffer());
      return Bytes.owning(signature.sign());
    }
  }
}
