package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.cert.CRLReason;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DistrustTest {

  static Stream<Arguments> refusals() {
    var revoked =
        new CertificateRevokedException(
            Date.from(Draft.NOW), CRLReason.KEY_COMPROMISE, new X500Principal("CN=x"), Map.of());
    return Stream.of(
        Arguments.of(new CertificateException("no"), Reason.OTHER),
        Arguments.of(new CertificateException(), Reason.OTHER),
        Arguments.of(new CertificateExpiredException("old"), Reason.EXPIRED),
        Arguments.of(new CertificateNotYetValidException("new"), Reason.EXPIRED),
        Arguments.of(revoked, Reason.REVOKED),
        Arguments.of(new CertificateParsingException("what"), Reason.MALFORMED),
        Arguments.of(wrapped(new CertPathBuilderException("none")), Reason.UNKNOWN_CA),
        Arguments.of(
            wrapped(new CertPathBuilderException(new CertificateExpiredException("old"))),
            Reason.EXPIRED),
        Arguments.of(path(BasicReason.EXPIRED), Reason.EXPIRED),
        Arguments.of(path(BasicReason.NOT_YET_VALID), Reason.EXPIRED),
        Arguments.of(path(BasicReason.REVOKED), Reason.REVOKED),
        Arguments.of(path(BasicReason.ALGORITHM_CONSTRAINED), Reason.WEAK),
        Arguments.of(path(BasicReason.INVALID_SIGNATURE), Reason.MALFORMED),
        Arguments.of(path(BasicReason.UNSPECIFIED), Reason.OTHER),
        Arguments.of(
            wrapped(new CertPathValidatorException(new InvalidKeyException("RSA"))),
            Reason.MALFORMED),
        Arguments.of(path(BasicReason.UNDETERMINED_REVOCATION_STATUS), Reason.OTHER),
        Arguments.of(path(PKIXReason.NO_TRUST_ANCHOR), Reason.UNKNOWN_CA),
        Arguments.of(path(PKIXReason.NOT_CA_CERT), Reason.WRONG_USE),
        Arguments.of(path(PKIXReason.INVALID_KEY_USAGE), Reason.WRONG_USE),
        Arguments.of(path(PKIXReason.PATH_TOO_LONG), Reason.TOO_LONG),
        Arguments.of(path(PKIXReason.NAME_CHAINING), Reason.MALFORMED),
        Arguments.of(path(PKIXReason.INVALID_NAME), Reason.MALFORMED),
        Arguments.of(path(PKIXReason.INVALID_POLICY), Reason.MALFORMED),
        Arguments.of(path(PKIXReason.UNRECOGNIZED_CRIT_EXT), Reason.MALFORMED));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void theFirstCauseThatSaysSomethingCounts(CertificateException refusal, Reason reason) {
    UntrustedPeer failure = Distrust.because(refusal);
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).hasCause(refusal);
  }

  @Test
  void aCauseThatIsItsOwnCauseEnds() {
    var first = new CertificateException("first");
    var second = new IllegalStateException("second", first);
    first.initCause(second);
    assertThat(Distrust.because(first).reason()).isEqualTo(Reason.OTHER);
  }

  /// The JDK's own trust manager, which most applications have.
  @Test
  void theTrustManagerOfTheJdk() throws Exception {
    Issued root = Draft.authority("root").valid(now(-9), now(9)).selfSigned();
    X509TrustManager manager = trustManager(root);
    Issued stranger = Draft.authority("stranger").valid(now(-9), now(9)).selfSigned();
    Issued old = Draft.server("a.example").valid(now(-9), now(-5)).by(root);
    Issued unknown = Draft.server("a.example").valid(now(-9), now(9)).by(stranger);
    assertThat(refusal(manager, old).reason()).isEqualTo(Reason.EXPIRED);
    assertThat(refusal(manager, unknown).reason()).isEqualTo(Reason.UNKNOWN_CA);
  }

  private static UntrustedPeer refusal(X509TrustManager manager, Issued server) {
    try {
      manager.checkServerTrusted(new X509Certificate[] {server.certificate()}, "UNKNOWN");
      throw new AssertionError("trusted");
    } catch (CertificateException refusal) {
      return Distrust.because(refusal);
    }
  }

  private static X509TrustManager trustManager(Issued root) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", root.certificate());
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  private static Instant now(int hours) {
    return Instant.now().plus(Duration.ofHours(hours));
  }

  private static CertificateException path(CertPathValidatorException.Reason reason) {
    return wrapped(new CertPathValidatorException("no", null, null, -1, reason));
  }

  private static CertificateException wrapped(Exception cause) {
    return new CertificateException("wrapped", cause);
  }
}
