package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.ServiceLoader;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProviderTest {
  private final Provider provider = new HandfastProvider();

  @ParameterizedTest
  @ValueSource(strings = {"TLS", "TLSv1.3", "TLSv1.2", "SSL"})
  void aContextMakesOurEngines(String name) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance(name, provider);
    context.init(null, null, null);
    assertThat(context.createSSLEngine()).isInstanceOf(EngineAdapter.class);
    assertThat(context.createSSLEngine("host", 1)).isInstanceOf(EngineAdapter.class);
    assertThat(context.getProvider().getName()).isEqualTo("Handfast");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1", "TLSv1.1", "DTLS", "SSLv3"})
  void whatIsNotSpokenIsNotPromised(String name) {
    assertThatExceptionOfType(NoSuchAlgorithmException.class)
        .isThrownBy(() -> SSLContext.getInstance(name, provider));
  }

  @Test
  void theDefaultContextIsReadyAndCannotBeInitialized() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("Default", provider);
    assertThat(context.createSSLEngine()).isInstanceOf(EngineAdapter.class);
    assertThatExceptionOfType(KeyManagementException.class)
        .isThrownBy(() -> context.init(null, null, null));
  }

  @Test
  void aContextThatIsNotInitializedSaysSo() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS", provider);
    assertThatIllegalStateException().isThrownBy(context::createSSLEngine);
    assertThatIllegalStateException().isThrownBy(context::getSocketFactory);
  }

  @Test
  void theProviderIsFoundOnTheClassPath() {
    assertThat(ServiceLoader.load(Provider.class)).anyMatch(HandfastProvider.class::isInstance);
  }

  @Test
  void firstInTheListItIsTheDefaultAndNeverAsksItself() throws Exception {
    Security.insertProviderAt(provider, 1);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      assertThat(context.getProvider()).isSameAs(provider);
      context.init(null, null, null);
      EnginePair pair =
          EnginePair.of(
              Contexts.HANDFAST.anonymous(),
              Contexts.HANDFAST.with(
                  TestCa.TRUSTED.localhost(KeyKind.P256).keyManagers(),
                  TestCa.TRUSTED.trustManagers()));
      assertThat(pair.handshake().client.finishedResults()).isEqualTo(1);
    } finally {
      Security.removeProvider(HandfastProvider.NAME);
    }
  }

  @Test
  void theListsThatProgramsMatchTheirNamesAgainst() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS", provider);
    context.init(null, null, null);
    assertThat(context.getDefaultSSLParameters().getProtocols())
        .containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(context.getSupportedSSLParameters().getProtocols())
        .containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(context.getDefaultSSLParameters().getCipherSuites())
        .contains("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
        .noneMatch(suite -> suite.contains("_CBC_") || suite.startsWith("TLS_RSA_"));
    assertThat(context.getSupportedSSLParameters().getCipherSuites())
        .contains("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA")
        .contains("TLS_RSA_WITH_AES_128_CBC_SHA256")
        .noneMatch(suite -> suite.contains("NULL"));
    assertThat(context.getDefaultSSLParameters().getNamedGroups()).contains("X25519MLKEM768");
    SSLEngine engine = context.createSSLEngine();
    assertThat(engine.getSupportedCipherSuites())
        .isEqualTo(context.getSocketFactory().getSupportedCipherSuites());
    assertThat(engine.getSupportedProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(context.getServerSocketFactory().getDefaultCipherSuites())
        .isEqualTo(engine.getEnabledCipherSuites());
  }

  @Test
  void theNameOfAContextIsTheLatestVersionOfItsClients() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLSv1.2", provider);
    context.init(null, null, null);
    assertThat(context.getDefaultSSLParameters().getProtocols()).containsExactly("TLSv1.2");
    assertThat(Contexts.client(context).getEnabledProtocols()).containsExactly("TLSv1.2");
    assertThat(Contexts.server(context).getEnabledProtocols())
        .containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(context.getSupportedSSLParameters().getProtocols())
        .containsExactly("TLSv1.3", "TLSv1.2");
  }
}
