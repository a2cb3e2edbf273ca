package org.handfast.jca;

import static org.handfast.jca.KnownProvider.BOUNCY_CASTLE;
import static org.handfast.jca.KnownProvider.CONSCRYPT;
import static org.handfast.jca.KnownProvider.CORRETTO;
import static org.handfast.jca.KnownProvider.SUN;
import static org.handfast.jca.KnownProvider.SUN_EC;
import static org.handfast.jca.KnownProvider.SUN_JCE;
import static org.handfast.jca.KnownProvider.SUN_RSA_SIGN;

import java.util.List;

/// A piece of cryptography that gets a provider of its own, with the providers in the order of
/// their measured speed: no provider is the fastest at everything.
public enum Primitive {
  /// SunJCE's intrinsics on heap arrays beat every native library.
  AES_GCM(SUN_JCE, CORRETTO, CONSCRYPT, BOUNCY_CASTLE),
  CHACHA20_POLY1305(SUN_JCE, CONSCRYPT, BOUNCY_CASTLE),
  /// The JDK's intrinsics again, which decrypt many blocks at once.
  AES_CBC(SUN_JCE, CORRETTO, CONSCRYPT, BOUNCY_CASTLE),
  SHA_256(SUN, CORRETTO, CONSCRYPT, BOUNCY_CASTLE),
  SHA_384(SUN, CORRETTO, CONSCRYPT, BOUNCY_CASTLE),
  SHA_1(SUN, CORRETTO, CONSCRYPT, BOUNCY_CASTLE),
  HMAC_SHA_256(SUN_JCE, CORRETTO, CONSCRYPT, BOUNCY_CASTLE),
  HMAC_SHA_384(SUN_JCE, CORRETTO, CONSCRYPT, BOUNCY_CASTLE),
  HMAC_SHA_1(SUN_JCE, CORRETTO, CONSCRYPT, BOUNCY_CASTLE),
  X25519(CONSCRYPT, BOUNCY_CASTLE, SUN_EC),
  ECDH_SECP256R1(CONSCRYPT, CORRETTO, BOUNCY_CASTLE, SUN_EC),
  /// Beyond P-256 Conscrypt has generic code only, AWS-LC curves of their own.
  ECDH_SECP384R1(CORRETTO, CONSCRYPT, BOUNCY_CASTLE, SUN_EC),
  ECDH_SECP521R1(CORRETTO, CONSCRYPT, BOUNCY_CASTLE, SUN_EC),
  X448(BOUNCY_CASTLE, SUN_EC),
  FFDHE(SUN_JCE, BOUNCY_CASTLE),
  ML_KEM(CONSCRYPT, SUN_JCE, BOUNCY_CASTLE),
  ECDSA_SECP256R1(CONSCRYPT, CORRETTO, BOUNCY_CASTLE, SUN_EC),
  ECDSA_SECP384R1(CORRETTO, CONSCRYPT, BOUNCY_CASTLE, SUN_EC),
  ECDSA_SECP521R1(CORRETTO, CONSCRYPT, BOUNCY_CASTLE, SUN_EC),
  ED25519(CONSCRYPT, BOUNCY_CASTLE, SUN_EC),
  RSA_PSS(CORRETTO, CONSCRYPT, SUN_RSA_SIGN, BOUNCY_CASTLE),
  RSA_PKCS1(CORRETTO, CONSCRYPT, SUN_RSA_SIGN, BOUNCY_CASTLE),
  ML_DSA(CONSCRYPT, SUN, BOUNCY_CASTLE),
  /// With PKCS #1 v1.5's padding, as the client of RSA key transport does it.
  RSA_ENCRYPTION(CORRETTO, CONSCRYPT, SUN_JCE, BOUNCY_CASTLE),
  /// Without any padding, as the server does it: those that blind and keep leading zeros.
  RSA_DECRYPTION(CORRETTO, CONSCRYPT, SUN_JCE);

  private final List<KnownProvider> ranking;

  Primitive(KnownProvider... fastestFirst) {
    this.ranking = List.of(fastestFirst);
  }

  List<KnownProvider> ranking() {
    return ranking;
  }

  /// The JDK's own provider of this primitive.
  KnownProvider platform() {
    return ranking.stream().filter(KnownProvider::isPlatform).findFirst().orElseThrow();
  }
}
