package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The choice of an application protocol (RFC 7301).
@ParameterizedClass
@ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
final class ApplicationProtocolTest {
  @Parameter String protocol;

  @ParameterizedTest
  @CsvSource({"HANDFAST,HANDFAST", "HANDFAST,JDK", "JDK,HANDFAST"})
  void theServersPreferenceDecides(Contexts clients, Contexts servers) throws SSLException {
    EnginePair pair = EnginePair.of(clients.anonymous(), servers.localhost()).speaking(protocol);
    offer(pair.client.engine, "http/1.1", "h2");
    offer(pair.server.engine, "h2", "http/1.1");
    pair.handshake();
    assertThat(pair.client.engine.getApplicationProtocol()).isEqualTo("h2");
    assertThat(pair.server.engine.getApplicationProtocol()).isEqualTo("h2");
    assertThat(pair.server.engine.getHandshakeApplicationProtocol()).isNull();
  }

  @Test
  void withoutAnOfferItIsEmptyAfterwardsAndNullBefore() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol);
    offer(pair.server.engine, "h2");
    assertThat(pair.client.engine.getApplicationProtocol()).isNull();
    pair.handshake();
    assertThat(pair.client.engine.getApplicationProtocol()).isEmpty();
    assertThat(pair.server.engine.getApplicationProtocol()).isEmpty();
  }

  @Test
  void aServerWithoutAListIgnoresTheOffer() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol);
    offer(pair.client.engine, "h2");
    pair.handshake();
    assertThat(pair.client.engine.getApplicationProtocol()).isEmpty();
  }

  @Test
  void nothingInCommonEndsTheHandshake() {
    EnginePair pair = EnginePair.ours().speaking(protocol);
    offer(pair.client.engine, "h2");
    offer(pair.server.engine, "http/1.1");
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(pair::handshake)
        .withMessageContaining("application protocol");
  }

  @Test
  void theSelectorIsAskedOnceEvenIfTheServerAsksForAnotherShare() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol);
    offer(pair.client.engine, "h2", "http/1.1");
    offer(pair.server.engine, "never asked");
    SSLParameters groups = pair.server.engine.getSSLParameters();
    groups.setNamedGroups(new String[] {"secp521r1"});
    pair.server.engine.setSSLParameters(groups);
    List<List<String>> offers = new ArrayList<>();
    pair.server.engine.setHandshakeApplicationProtocolSelector(
        (asking, offered) -> {
          assertThat(asking).isSameAs(pair.server.engine);
          offers.add(offered);
          return "http/1.1";
        });
    assertThat(pair.server.engine.getHandshakeApplicationProtocolSelector()).isNotNull();
    pair.handshake();
    assertThat(offers).containsExactly(List.of("h2", "http/1.1"));
    assertThat(pair.client.engine.getApplicationProtocol()).isEqualTo("http/1.1");
  }

  @Test
  void theSelectorsEmptyAnswerMeansNone() throws SSLException {
    EnginePair pair = selecting("");
    pair.handshake();
    assertThat(pair.client.engine.getApplicationProtocol()).isEmpty();
    assertThat(pair.server.engine.getApplicationProtocol()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({",", "unoffered"})
  void theSelectorsRefusalEndsTheHandshake(String answer) {
    EnginePair pair = selecting(answer);
    assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(pair::handshake);
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(pair::settle)
        .withMessageContaining("no_application_protocol");
  }

  private EnginePair selecting(String answer) {
    EnginePair pair = EnginePair.ours().speaking(protocol);
    offer(pair.client.engine, "h2");
    pair.server.engine.setHandshakeApplicationProtocolSelector((_, _) -> answer);
    return pair;
  }

  private static void offer(SSLEngine engine, String... protocols) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(protocols);
    engine.setSSLParameters(parameters);
  }
}
