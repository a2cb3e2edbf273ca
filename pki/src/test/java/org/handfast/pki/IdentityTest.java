package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.handfast.engine.crypto.Signer;
import org.handfast.engine.trust.Credential;
import org.handfast.pki.PkiException.Problem;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdentityTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "rsa.pem,     rsa-pkcs8.key,     RSA",
    "rsa.pem,     rsa-pkcs1.key,     RSA",
    "rsa-pss.pem, rsa-pss-pkcs8.key, RSASSA-PSS",
    "ec.pem,      ec-pkcs8.key,      EC",
    "ec.pem,      ec-sec1.key,       EC",
    "ed25519.pem, ed25519-pkcs8.key, EdDSA",
    "mldsa.pem,   mldsa-pkcs8.key,   ML-DSA",
  })
  void keysComeInManyForms(String certificate, String key, String algorithm) throws PkiException {
    Identity identity = Identity.pem(KeyFiles.of(certificate), KeyFiles.of(key));
    assertThat(identity.endEntity().getPublicKey().getAlgorithm()).isEqualTo(algorithm);
    assertThat(identity.chain()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "nothing.pem,       ec-pkcs8.key,           UNREADABLE,      there is no file",
    "ec.pem,            nothing.key,            UNREADABLE,      there is no file",
    "'',                ec-pkcs8.key,           UNREADABLE,      cannot read",
    "ec-pkcs8.key,      ec-pkcs8.key,           NO_CERTIFICATE,  it holds PRIVATE KEY",
    "ec.pem,            authority.pem,          NO_KEY,          it holds CERTIFICATE",
    "ec.pem,            generate.sh,            NO_KEY,          it holds no PEM block",
    "ec.p12,            ec-pkcs8.key,           MALFORMED,       'binary, not PEM'",
    "rsa.pem,           ec-pkcs8.key,           KEY_MISMATCH,    none of the 1 certificates",
    "ec.pem,            rsa-pkcs8.key,          KEY_MISMATCH,    none of the 1 certificates",
    "authority.pem,     ec-pkcs8.key,           KEY_MISMATCH,    none of the 1 certificates",
    "rsa.pem,           rsa-pss-pkcs8.key,      KEY_MISMATCH,    none of the 1 certificates",
    "ec.pem,            ec-pkcs8-encrypted.key, ENCRYPTED_KEY,   openssl pkey",
    "rsa.pem,           rsa-pkcs1-encrypted.key, ENCRYPTED_KEY,  openssl pkey",
    "ec.pem,            ec-sec1-explicit.key,   UNSUPPORTED_KEY, does not name its curve",
    "ec.pem,            x25519-pkcs8.key,       UNSUPPORTED_KEY, 'neither RSA, EC, EdDSA'",
    "ec.pem,            dsa-pkcs8.key,          UNSUPPORTED_KEY, 'neither RSA, EC, EdDSA'",
  })
  void everyTroubleHasItsOwnWords(String certificate, String key, Problem problem, String words) {
    Path files = KeyFiles.of("ec.pem").getParent();
    assertTrouble(
        problem, words, () -> Identity.pem(files.resolve(certificate), files.resolve(key)));
  }

  @ParameterizedTest
  @CsvSource({
    "-----BEGIN CERTIFICATE-----,                                     has no END",
    "-----END CERTIFICATE-----,                                       has no BEGIN",
    "-----BEGIN CERTIFICATE-----|AAAA|-----END PRIVATE KEY-----,      has no BEGIN",
    "-----BEGIN CERTIFICATE-----|-----BEGIN CERTIFICATE-----,         has no END",
    "-----BEGIN CERTIFICATE-----|A#AA|-----END CERTIFICATE-----,      is not base64",
    "-----BEGIN CERTIFICATE-----|AAA|AA|-----END CERTIFICATE-----,    is not base64",
    "-----BEGIN CERTIFICATE-----|AAAA|-----END CERTIFICATE-----,      cannot be parsed",
    "-----BEGIN CERTIFICATE-----|-----END CERTIFICATE-----,           cannot be parsed",
  })
  void brokenPemIsRefused(String lines, String words) throws IOException {
    Path file = folder.resolve("broken.pem");
    Path key = KeyFiles.of("ec-pkcs8.key");
    Files.writeString(file, lines.replace('|', '\n'));
    assertTrouble(Problem.MALFORMED, words, () -> Identity.pem(file, key));
  }

  @ParameterizedTest
  @CsvSource({
    "PRIVATE KEY,          AAAA,             MALFORMED,       not well-formed DER",
    "PRIVATE KEY,          MAA=,             MALFORMED,       not well-formed DER",
    "PRIVATE KEY,          MAMCAQA=,         MALFORMED,       not well-formed DER",
    "EC PRIVATE KEY,       MAMCAQE=,         MALFORMED,       not well-formed DER",
    "EC PRIVATE KEY,       MAYCAQEEAQE=,     UNSUPPORTED_KEY, does not name its curve",
    "RSA PRIVATE KEY,      MAMCAQA=,         UNSUPPORTED_KEY, cannot read the RSA key",
    "DSA PRIVATE KEY,      MAMCAQA=,         UNSUPPORTED_KEY, convert it to PKCS#8",
    "OPENSSH PRIVATE KEY,  MAMCAQA=,         UNSUPPORTED_KEY, convert it to PKCS#8",
  })
  void brokenKeysAreRefused(String label, String base64, Problem problem, String words)
      throws IOException {
    Path file = folder.resolve("broken.key");
    Files.writeString(
        file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, base64));
    assertTrouble(problem, words, () -> Identity.pem(KeyFiles.of("ec.pem"), file));
  }

  @Test
  void oneFileMayHoldAllInAnyOrder() throws PkiException {
    Identity identity = Identity.pem(KeyFiles.of("ec-all.pem"));
    assertThat(identity.chain())
        .extracting(certificate -> certificate.getSubjectX500Principal().getName())
        .containsExactly("CN=ec", "CN=authority");
    assertThat(identity.names().dnsNames()).containsExactly("a.example", "*.b.example");
  }

  @Test
  void twoKeysInOneFileAreOneTooMany() throws IOException {
    String key = Files.readString(KeyFiles.of("ec-pkcs8.key"));
    Path file = folder.resolve("two.key");
    Files.writeString(file, key + key);
    assertTrouble(
        Problem.NO_KEY,
        "there are 2 private keys",
        () -> Identity.pem(KeyFiles.of("ec.pem"), file));
  }

  @Test
  void theChainIsPutInOrderAndStrangersAreLeftOut() throws PkiException {
    Issued root = Draft.authority("root").selfSigned();
    Issued middle = Draft.authority("middle").by(root);
    Issued impostor = Draft.authority("middle").by(root);
    Issued server = Draft.server("a.example").by(middle);
    List<X509Certificate> shuffled =
        List.of(
            root.certificate(), impostor.certificate(), server.certificate(), middle.certificate());
    assertThat(Identity.of(shuffled, server.keys().getPrivate()).chain())
        .containsExactly(server.certificate(), middle.certificate(), root.certificate());
  }

  @Test
  void aKeyStoreHoldsAnIdentity() throws PkiException {
    Identity identity = Identity.keyStore(KeyFiles.of("ec.p12"), KeyFiles.password());
    assertThat(identity.chain()).hasSize(2);
    assertThat(identity).hasToString("Identity[\"CN=ec\"]");
  }

  @Test
  void aKeyStoreThatCannotBeUsedSaysWhy() {
    char[] password = KeyFiles.password();
    assertTrouble(
        Problem.WRONG_PASSWORD,
        "the password does not open",
        () -> Identity.keyStore(KeyFiles.of("ec.p12"), "wrong".toCharArray()));
    assertTrouble(
        Problem.NO_KEY,
        "there is no private key in",
        () -> Identity.keyStore(KeyFiles.of("trust.p12"), password));
    assertTrouble(
        Problem.NO_KEY,
        "one is due: [one, two]",
        () -> Identity.keyStore(KeyFiles.of("two.p12"), password));
    assertTrouble(
        Problem.MALFORMED,
        "is no key store",
        () -> Identity.keyStore(KeyFiles.of("ec.pem"), password));
    assertTrouble(
        Problem.UNREADABLE,
        "there is no file",
        () -> Identity.keyStore(folder.resolve("nothing.p12"), password));
    assertTrouble(Problem.UNREADABLE, "cannot read", () -> Identity.keyStore(folder, password));
  }

  @Test
  void anAliasChoosesAmongSeveral() throws PkiException, GeneralSecurityException, IOException {
    char[] password = KeyFiles.password();
    KeyStore store = KeyStore.getInstance(KeyFiles.of("two.p12").toFile(), password);
    assertThat(Identity.keyStore(store, "two", password)).hasToString("Identity[\"CN=two\"]");
    assertTrouble(
        Problem.NO_KEY,
        "there is no private key \"three\"",
        () -> Identity.keyStore(store, "three", password));
    assertTrouble(
        Problem.WRONG_PASSWORD,
        "the key \"one\"",
        () -> Identity.keyStore(store, "one", "wrong".toCharArray()));
  }

  @Test
  void objectionsAreKnownBeforehand() throws PkiException {
    Issued root = Draft.authority("root").selfSigned();
    Instant past = Draft.NOW.minus(Duration.ofDays(1));
    Issued old = Draft.server("a").valid(past, Draft.NOW).by(root);
    Identity identity = Identity.of(List.of(old.certificate()), old.keys().getPrivate());
    assertThat(identity.objections(Draft.NOW)).isEmpty();
    assertThat(identity.objections(Draft.NOW.plusSeconds(1)))
        .containsExactly(
            "\"CN=server\" expired at 2026-06-01T12:00:00Z, and it is 2026-06-01T12:00:01Z");
    assertThat(identity.objections(past.minusSeconds(1)).toString()).contains("not valid before");
    Issued weak = Draft.server("a").keys(Keys.rsa(1024)).by(root);
    assertThat(
            Identity.of(List.of(weak.certificate()), weak.keys().getPrivate())
                .objections(Draft.NOW))
        .containsExactly("its key is RSA of 1024 bits, not 2048 to 8192");
  }

  @Test
  void theCredentialHasTheChainAndTheSigner() throws PkiException {
    Identity identity = Identity.pem(KeyFiles.of("ec-all.pem"));
    Signer signer = new FakeSigner(List.of(SignatureScheme.ECDSA_SECP384R1_SHA384));
    Credential credential =
        identity.credential(
            (privateKey, publicKey) -> {
              assertThat(privateKey.getAlgorithm()).isEqualTo("EC");
              assertThat(publicKey).isEqualTo(identity.endEntity().getPublicKey());
              return signer;
            });
    assertThat(credential.signer()).isSameAs(signer);
    assertThat(credential.chain())
        .isEqualTo(identity.chain().stream().map(Certificates::encoded).toList())
        .isNotEqualTo(List.of(Bytes.EMPTY));
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
