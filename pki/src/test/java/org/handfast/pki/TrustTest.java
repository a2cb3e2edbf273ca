package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.handfast.pki.PkiException.Problem;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrustTest {
  private static final String PROPERTY = "javax.net.ssl.trustStore";

  @Test
  void pemFilesHoldAuthorities() throws PkiException {
    Trust trust = Trust.pem(KeyFiles.of("authority.pem"));
    assertThat(trust.certificates())
        .extracting(certificate -> certificate.getSubjectX500Principal().getName())
        .containsExactly("CN=authority");
  }

  @ParameterizedTest
  @ValueSource(strings = {"trust.p12", "trust.jks"})
  void keyStoresHoldAuthorities(String file) throws PkiException {
    Trust trust = Trust.keyStore(KeyFiles.of(file), KeyFiles.password());
    assertThat(trust.certificates())
        .isEqualTo(Trust.pem(KeyFiles.of("authority.pem")).certificates());
  }

  @Test
  void otherAuthoritiesAreAnotherGeneration() throws PkiException {
    X509Certificate one = Draft.authority("one").selfSigned().certificate();
    X509Certificate other = Draft.authority("other").selfSigned().certificate();
    long both = generation(one, other);
    assertThat(generation(other, one)).isEqualTo(both);
    assertThat(Set.of(both, generation(one), generation(other), generation())).hasSize(4);
  }

  // Servers that share ticket keys take each other's tickets by it.
  private static long generation(X509Certificate... authorities) {
    return PathVerifier.trusting(Trust.of(List.of(authorities))).forClients().generation();
  }

  @Test
  void whatHoldsNoneIsNoTrust() {
    assertTrouble(
        Problem.NO_CERTIFICATE,
        "it holds PRIVATE KEY",
        () -> Trust.pem(KeyFiles.of("ec-pkcs8.key")));
    assertTrouble(
        Problem.NO_CERTIFICATE,
        "keytool -importcert",
        () -> Trust.keyStore(KeyFiles.of("unmarked.p12"), KeyFiles.password()));
    assertTrouble(
        Problem.NO_CERTIFICATE,
        "no trusted certificate",
        () -> Trust.keyStore(KeyFiles.of("ec.p12"), KeyFiles.password()));
    assertTrouble(
        Problem.WRONG_PASSWORD,
        "trust.jks",
        () -> Trust.keyStore(KeyFiles.of("trust.jks"), "wrong".toCharArray()));
  }

  @Test
  void anEmptyKeyStoreIsAnError() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    assertTrouble(Problem.NO_CERTIFICATE, "the key store", () -> Trust.keyStore(store));
  }

  @Test
  void trustsAddUp() {
    Issued one = Draft.authority("one").selfSigned();
    Issued two = Draft.authority("two").selfSigned();
    Trust first = Trust.of(List.of(one.certificate(), one.certificate()));
    Trust both = first.and(Trust.of(List.of(two.certificate(), one.certificate())));
    assertThat(first.certificates()).hasSize(1);
    assertThat(both.certificates()).containsExactly(one.certificate(), two.certificate());
    assertThat(both.authorities())
        .containsExactlyInAnyOrder(
            Bytes.owning(one.certificate().getSubjectX500Principal().getEncoded()),
            Bytes.owning(two.certificate().getSubjectX500Principal().getEncoded()));
    assertThat(Trust.nobody().certificates()).isEmpty();
  }

  @Test
  void theSystemTrustsManyAuthorities() throws PkiException {
    assertThat(Trust.system().certificates()).hasSizeGreaterThan(50);
  }

  @Test
  void aSystemPropertyNamesAnotherStore() throws PkiException {
    withProperty(
        KeyFiles.of("trust.p12"),
        () -> {
          // Without the password, what is encrypted in it stays unseen.
          assertTrouble(Problem.NO_CERTIFICATE, "trust.p12", Trust::system);
          System.setProperty(PROPERTY + "Password", "secret");
          assertThat(Trust.system().certificates()).hasSize(1);
          System.setProperty(PROPERTY + "Type", "PKCS12");
          assertThat(Trust.system().certificates()).hasSize(1);
          System.setProperty(PROPERTY + "Password", "wrong");
          assertTrouble(Problem.WRONG_PASSWORD, "trust.p12", Trust::system);
        });
    withProperty(
        Path.of("nothing.p12"),
        () -> assertTrouble(Problem.UNREADABLE, "nothing.p12", Trust::system));
  }

  private static void withProperty(Path store, Attempt attempt) throws PkiException {
    System.setProperty(PROPERTY, store.toString());
    try {
      attempt.run();
    } finally {
      System.clearProperty(PROPERTY);
      System.clearProperty(PROPERTY + "Type");
      System.clearProperty(PROPERTY + "Password");
    }
  }

  private static void assertTrouble(Problem problem, String words, Attempt attempt) {
    assertThatExceptionOfType(PkiException.class)
        .isThrownBy(attempt::run)
        .withMessageContaining(words)
        .extracting(PkiException::problem)
        .isEqualTo(problem);
  }

  @FunctionalInterface
  private interface Attempt {
    void run() throws PkiException;
  }
}
