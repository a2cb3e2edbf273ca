package org.handfast.lab.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class IdentitiesTest {
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_ENCIPHERMENT = 2;
  private static final int DNS_NAME = 2;

  @ParameterizedTest
  @EnumSource(KeyUse.class)
  void aliceIsBelievedUnderHerName(KeyUse use) throws Exception {
    Identities all = Identities.with(use);
    Identity alice = all.alice();

    validate(alice, all.trust());

    assertThat(name(alice)).isEqualTo(all.trust().name()).isEqualTo("alice.example");
    assertThat(belongTogether(alice)).isTrue();
  }

  @Test
  void aKeyIsForOneUse() {
    boolean[] transport = usage(KeyUse.TRANSPORT);
    boolean[] signing = usage(KeyUse.SIGNING);

    assertThat(transport[KEY_ENCIPHERMENT]).isTrue();
    assertThat(transport[DIGITAL_SIGNATURE]).isFalse();
    assertThat(signing[DIGITAL_SIGNATURE]).isTrue();
    assertThat(signing[KEY_ENCIPHERMENT]).isFalse();
    assertThat(key(Identities.with(KeyUse.TRANSPORT).alice()))
        .isNotEqualTo(key(Identities.with(KeyUse.SIGNING).alice()));
  }

  @ParameterizedTest
  @EnumSource(KeyUse.class)
  void whatTrudyHasFromNobodyThatBobKnowsHeDoesNotBelieve(KeyUse use) {
    Identities all = Identities.with(use);
    for (Guise guise : List.of(Guise.OWN_AUTHORITY, Guise.SELF_SIGNED, Guise.ROGUE_AUTHORITY)) {
      assertThat(name(all.of(guise))).isEqualTo("alice.example");
      assertThat(belongTogether(all.of(guise))).isTrue();
      assertThatThrownBy(() -> validate(all.of(guise), all.trust()))
          .as(guise.name())
          .isInstanceOf(CertPathValidatorException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(KeyUse.class)
  void aRogueAuthorityIsBelievedByWhoTrustsIt(KeyUse use) throws Exception {
    Identities all = Identities.with(use);

    validate(all.of(Guise.ROGUE_AUTHORITY), all.trustWithRogues());
    validate(all.alice(), all.trustWithRogues());
  }

  @ParameterizedTest
  @EnumSource(KeyUse.class)
  void trudysOwnNameIsHersByRight(KeyUse use) throws Exception {
    Identities all = Identities.with(use);

    validate(all.of(Guise.OTHER_NAME), all.trust());

    assertThat(name(all.of(Guise.OTHER_NAME))).isEqualTo("trudy.example");
  }

  @ParameterizedTest
  @EnumSource(KeyUse.class)
  void aCertificateCanBeShownWithoutItsKey(KeyUse use) throws Exception {
    Identities all = Identities.with(use);
    Identity without = all.of(Guise.CERTIFICATE_WITHOUT_KEY);

    validate(without, all.trust());

    assertThat(without.certificate()).isEqualTo(all.alice().certificate());
    assertThat(belongTogether(without)).isFalse();
    assertThat(all.of(Guise.STOLEN_KEY)).isEqualTo(all.alice());
  }

  /// Another process makes the same: a run that is sent to somebody else must be the same run.
  @Test
  void theyAreTheSameInEveryProcess() throws Exception {
    assertThat(fingerprint(Identities.with(KeyUse.TRANSPORT).alice()))
        .isEqualTo("905983b108fb0198");
    assertThat(fingerprint(Identities.with(KeyUse.SIGNING).alice())).isEqualTo("249d80dead9bb41f");
  }

  private static void validate(Identity identity, Trust trust) throws GeneralSecurityException {
    PKIXParameters parameters =
        new PKIXParameters(
            trust.roots().stream()
                .map(root -> new TrustAnchor(root, null))
                .collect(Collectors.toSet()));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(Identities.CLOCK.instant()));
    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509").generateCertPath(identity.chain()), parameters);
  }

  private static Object name(Identity identity) {
    try {
      return identity.certificate().getSubjectAlternativeNames().stream()
          .filter(name -> name.getFirst().equals(DNS_NAME))
          .map(List::getLast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean belongTogether(Identity identity) {
    return ((RSAPublicKey) key(identity))
        .getModulus()
        .equals(((RSAPrivateKey) identity.key()).getModulus());
  }

  private static PublicKey key(Identity identity) {
    return identity.certificate().getPublicKey();
  }

  private static boolean[] usage(KeyUse use) {
    X509Certificate certificate = Identities.with(use).alice().certificate();
    return certificate.getKeyUsage();
  }

  private static String fingerprint(Identity identity) throws GeneralSecurityException {
    byte[] whole = identity.certificate().getEncoded();
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole), 0, 8);
  }
}
