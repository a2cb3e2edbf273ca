package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.AlgorithmConstraints;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an application may ask of a connection, and what it gets.
final class ParametersTest {
  private final SSLEngine engine = Contexts.client(Contexts.HANDFAST.anonymous());

  @Test
  void whatComesOutIsACopy() {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    parameters.setNeedClientAuth(true);
    assertThat(engine.getSSLParameters().getApplicationProtocols()).isEmpty();
    assertThat(engine.getNeedClientAuth()).isFalse();
  }

  @Test
  void allThatGoesInComesOut() {
    SSLParameters given = new SSLParameters();
    AlgorithmConstraints constraints = without("RSA");
    given.setAlgorithmConstraints(constraints);
    given.setApplicationProtocols(new String[] {"h2", "http/1.1"});
    given.setCipherSuites(new String[] {"TLS_AES_256_GCM_SHA384"});
    given.setEnableRetransmissions(true);
    given.setEndpointIdentificationAlgorithm("HTTPS");
    given.setMaximumPacketSize(1400);
    given.setNamedGroups(new String[] {"x25519", "secp256r1"});
    given.setProtocols(new String[] {"TLSv1.3"});
    given.setSNIMatchers(List.of(SNIHostName.createSNIMatcher(".*")));
    given.setServerNames(List.of(new SNIHostName("other.example")));
    given.setSignatureSchemes(new String[] {"ed25519"});
    given.setUseCipherSuitesOrder(false);
    given.setWantClientAuth(true);
    engine.setSSLParameters(given);
    engine.setSSLParameters(engine.getSSLParameters());
    SSLParameters back = engine.getSSLParameters();
    assertThat(back.getAlgorithmConstraints()).isSameAs(constraints);
    assertThat(back.getApplicationProtocols()).containsExactly("h2", "http/1.1");
    assertThat(back.getCipherSuites()).containsExactly("TLS_AES_256_GCM_SHA384");
    assertThat(back.getEnableRetransmissions()).isTrue();
    assertThat(back.getEndpointIdentificationAlgorithm()).isEqualTo("HTTPS");
    assertThat(back.getMaximumPacketSize()).isEqualTo(1400);
    assertThat(back.getNamedGroups()).containsExactly("x25519", "secp256r1");
    assertThat(back.getProtocols()).containsExactly("TLSv1.3");
    assertThat(back.getSNIMatchers()).hasSize(1);
    assertThat(back.getServerNames()).containsExactly(new SNIHostName("other.example"));
    assertThat(back.getSignatureSchemes()).containsExactly("ed25519");
    assertThat(back.getUseCipherSuitesOrder()).isFalse();
    assertThat(back.getWantClientAuth()).isTrue();
  }

  @Test
  void whatIsNullChangesNothing() {
    SSLParameters before = new SSLParameters();
    before.setCipherSuites(new String[] {"TLS_AES_256_GCM_SHA384"});
    before.setEndpointIdentificationAlgorithm("HTTPS");
    before.setServerNames(List.of());
    engine.setSSLParameters(before);
    engine.setSSLParameters(new SSLParameters());
    SSLParameters after = engine.getSSLParameters();
    assertThat(after.getCipherSuites()).containsExactly("TLS_AES_256_GCM_SHA384");
    assertThat(after.getEndpointIdentificationAlgorithm()).isEqualTo("HTTPS");
    assertThat(after.getServerNames()).isEmpty();
  }

  @Test
  void needAndWantClearEachOther() {
    engine.setNeedClientAuth(true);
    engine.setWantClientAuth(true);
    assertThat(engine.getNeedClientAuth()).isFalse();
    assertThat(engine.getWantClientAuth()).isTrue();
    engine.setNeedClientAuth(true);
    assertThat(engine.getWantClientAuth()).isFalse();
    assertThat(engine.getSSLParameters().getNeedClientAuth()).isTrue();
    engine.setNeedClientAuth(false);
    assertThat(engine.getSSLParameters().getNeedClientAuth()).isFalse();
  }

  @Test
  void suitesThatOthersHaveAreDropped() {
    engine.setEnabledCipherSuites(
        new String[] {
          "TLS_DHE_RSA_WITH_AES_128_CBC_SHA",
          "TLS_RSA_WITH_NULL_SHA256",
          "TLS_CHACHA20_POLY1305_SHA256",
          "SSL_RSA_WITH_3DES_EDE_CBC_SHA",
          "TLS_AES_128_GCM_SHA256",
          "TLS_EMPTY_RENEGOTIATION_INFO_SCSV"
        });
    assertThat(engine.getEnabledCipherSuites())
        .containsExactly("TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256");
  }

  @Test
  void everySuiteOfTheJdkIsKnown() throws GeneralSecurityException {
    SSLContext jdk = SSLContext.getInstance("TLS", "SunJSSE");
    jdk.init(null, null, null);
    engine.setEnabledCipherSuites(jdk.getSupportedSSLParameters().getCipherSuites());
    assertThat(engine.getEnabledCipherSuites())
        .containsExactlyInAnyOrder(
            Arrays.stream(engine.getSupportedCipherSuites())
                // The JDK's own list leaves out what its security property forbids.
                .filter(suite -> !suite.startsWith("TLS_RSA_"))
                .toArray(String[]::new));
  }

  @Test
  void suitesThatCannotBeAreRefused() {
    String[] before = engine.getEnabledCipherSuites();
    for (String[] impossible :
        Arrays.asList(
            null,
            new String[0],
            new String[] {null},
            new String[] {"garbage"},
            new String[] {"TLS_AES_128_GCM_SHA256", "garbage"},
            new String[] {"TLS_RSA_WITH_NULL_SHA256"},
            new String[] {"TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"},
            new String[] {"TLS_FOO_WITH_BAR"})) {
      assertThatIllegalArgumentException()
          .as(Arrays.toString(impossible))
          .isThrownBy(() -> engine.setEnabledCipherSuites(impossible));
      assertThat(engine.getEnabledCipherSuites()).isEqualTo(before);
    }
  }

  @Test
  void earlierProtocolsAreDroppedAndNeverAlone() {
    engine.setEnabledProtocols(new String[] {"TLSv1.1", "TLSv1.2", "SSLv2Hello"});
    assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.2");
    engine.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
    assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
    for (String[] impossible :
        Arrays.asList(null, new String[0], new String[] {"TLSv1.1"}, new String[] {"TLSv9"})) {
      assertThatIllegalArgumentException().isThrownBy(() -> engine.setEnabledProtocols(impossible));
    }
  }

  @Test
  void unknownGroupsAreIgnoredAndWithoutAnyThereIsNoHandshake() throws SSLException {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setNamedGroups(new String[] {"unheard-of", "secp256r1", "ffdhe2048"});
    EnginePair pair = EnginePair.ours();
    pair.client.engine.setSSLParameters(parameters);
    pair.handshake();
    assertThat(pair.client.finishedResults()).isEqualTo(1);
    for (String[] none : Arrays.asList(new String[0], new String[] {"unheard-of"})) {
      parameters.setNamedGroups(none);
      engine.setSSLParameters(parameters);
      assertThat(engine.getSSLParameters().getNamedGroups()).isEqualTo(none);
      assertThatExceptionOfType(SSLHandshakeException.class)
          .isThrownBy(engine::beginHandshake)
          .withMessageContaining("named group");
    }
  }

  @Test
  void signatureSchemesLimitTheCertificatesThatAreTaken() {
    EnginePair pair = EnginePair.ours();
    SSLParameters parameters = pair.client.engine.getSSLParameters();
    parameters.setSignatureSchemes(new String[] {"ed25519", "unheard-of"});
    pair.client.engine.setSSLParameters(parameters);
    assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(pair::handshake);
  }

  @Test
  void disabledSuitesCannotBeNegotiated() {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setAlgorithmConstraints(without("TLS_"));
    engine.setSSLParameters(parameters);
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(engine::beginHandshake)
        .withMessageContaining("cipher suite");
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3, TLSv1.2", "TLSv1.2, TLSv1.3"})
  void aDisabledVersionCannotBeNegotiated(String disabled, String left) throws SSLException {
    for (boolean onClient : new boolean[] {true, false}) {
      EnginePair pair = EnginePair.ours();
      SSLEngine restricted = onClient ? pair.client.engine : pair.server.engine;
      SSLParameters parameters = restricted.getSSLParameters();
      parameters.setAlgorithmConstraints(without(disabled));
      restricted.setSSLParameters(parameters);
      pair.handshake();
      assertThat(pair.client.engine.getSession().getProtocol()).isEqualTo(left);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_AES_256_GCM_SHA384, TLSv1.3",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TLSv1.2"
  })
  void aVersionWithoutASuiteIsNotOffered(String suite, String version) throws SSLException {
    for (boolean onClient : new boolean[] {true, false}) {
      EnginePair pair = EnginePair.ours();
      SSLEngine restricted = onClient ? pair.client.engine : pair.server.engine;
      restricted.setEnabledCipherSuites(new String[] {suite});
      assertThat(restricted.getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
      pair.handshake();
      assertThat(pair.client.engine.getSession().getProtocol()).isEqualTo(version);
      assertThat(pair.server.engine.getSession().getCipherSuite()).isEqualTo(suite);
    }
  }

  @Test
  void aVersionAndASuiteOfTheOtherLeaveNothing() {
    engine.setEnabledProtocols(new String[] {"TLSv1.2"});
    engine.setEnabledCipherSuites(new String[] {"TLS_AES_256_GCM_SHA384"});
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(engine::beginHandshake)
        .withMessageContaining("cipher suite");
  }

  @Test
  void withoutAVersionInCommonThereIsNoHandshake() {
    EnginePair pair = EnginePair.ours().speaking("TLSv1.2");
    pair.server.engine.setEnabledProtocols(new String[] {"TLSv1.3"});
    assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(pair::handshake);
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(pair::settle)
        .withMessageContaining("protocol_version");
  }

  @Test
  void disabledGroupsAreNotOffered() {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setNamedGroups(new String[] {"x25519"});
    parameters.setAlgorithmConstraints(without("x25519"));
    engine.setSSLParameters(parameters);
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(engine::beginHandshake)
        .withMessageContaining("named group");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theOrderOfSuitesIsTheServersOrTheClients(boolean serversOrder) throws SSLException {
    EnginePair pair = EnginePair.ours();
    pair.client.engine.setEnabledCipherSuites(
        new String[] {"TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_256_GCM_SHA384"});
    SSLParameters parameters = pair.server.engine.getSSLParameters();
    parameters.setCipherSuites(
        new String[] {"TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"});
    parameters.setUseCipherSuitesOrder(serversOrder);
    pair.server.engine.setSSLParameters(parameters);
    pair.handshake();
    assertThat(pair.client.engine.getSession().getCipherSuite())
        .isEqualTo(serversOrder ? "TLS_AES_256_GCM_SHA384" : "TLS_CHACHA20_POLY1305_SHA256");
  }

  @Test
  void aServersParametersCountUntilTheClientHelloIsHere() throws SSLException {
    EnginePair pair = EnginePair.ours();
    pair.server.engine.beginHandshake();
    pair.server.engine.setEnabledCipherSuites(new String[] {"TLS_AES_256_GCM_SHA384"});
    pair.handshake();
    assertThat(pair.server.engine.getSession().getCipherSuite())
        .isEqualTo("TLS_AES_256_GCM_SHA384");
  }

  @Test
  void withoutLeaveToCreateASessionThereIsNone() {
    engine.setEnableSessionCreation(false);
    assertThat(engine.getEnableSessionCreation()).isFalse();
    assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(engine::beginHandshake);
  }

  private static AlgorithmConstraints without(String... prefixes) {
    return new Forbidding(prefixes);
  }
}
