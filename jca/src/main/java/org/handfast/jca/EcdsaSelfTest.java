package org.handfast.jca;

import static org.handfast.jca.SelfTest.require;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.handfast.protocol.wire.Bytes;

/// A signature of RFC 6979, and what is none: a byte too many, and the numbers no signature has. A
/// provider that takes r = s = 0 would take it for any key (CVE-2022-21449). Our own check comes
/// first; a provider that needs it is still not one to trust.
final class EcdsaSelfTest {
  private EcdsaSelfTest() {}

  static void run(Scheme scheme, Spki spki, Provider provider) throws GeneralSecurityException {
    EcExample example = EcExample.of(spki);
    byte[] encoded = spki.wrap(Bytes.fromHex(example.point()));
    VerificationKey key = VerificationKey.of(encoded, scheme.kind(), provider);
    byte[] content = "sample".getBytes(StandardCharsets.US_ASCII);
    byte[] good = HexFormat.of().parseHex(example.signature());
    require(scheme.verify(key, content, good), "refuses a good signature");

    BigInteger order = CurveOrder.of(scheme.kind());
    List<byte[]> malformed =
        List.of(
            EcdsaSignature.encode(BigInteger.ZERO, BigInteger.ZERO),
            EcdsaSignature.encode(order, BigInteger.ONE),
            EcdsaSignature.encode(BigInteger.ONE, order),
            Arrays.copyOf(good, good.length + 1));
    for (byte[] bad : malformed) {
      require(
          !scheme.verify(key, content, bad),
          "accepts the signature " + HexFormat.of().formatHex(bad));
    }
  }
}
