package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
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

/// Which name a client asks for, and which a server answers to (RFC 6066 3).
@ParameterizedClass
@ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
final class ServerNameTest {
  @Parameter String protocol;

  @ParameterizedTest
  @CsvSource({
    "test.example, test.example",
    "TEST.example, TEST.example",
    "localhost,",
    "127.0.0.1,",
    "::1,",
    "[::1],",
    "test.example.,",
    "under_score.example,",
    ",",
  })
  void thePeersHostIsAskedForWhereItIsAName(String host, String requested) throws SSLException {
    EnginePair pair = pair(host);
    pair.handshake();
    assertThat(requestedNames(pair.server.engine))
        .isEqualTo(requested == null ? List.of() : List.of(new SNIHostName(requested)));
  }

  @Test
  void aNameThatIsGivenByHandGoesBeforeTheHost() throws SSLException {
    EnginePair pair = pair("test.example");
    ask(pair.client.engine, new SNIHostName("other.example"));
    pair.handshake();
    assertThat(requestedNames(pair.server.engine))
        .containsExactly(new SNIHostName("other.example"));
    assertThat(requestedNames(pair.client.engine))
        .containsExactly(new SNIHostName("other.example"));
  }

  @Test
  void anEmptyListMeansNoName() throws SSLException {
    EnginePair pair = pair("test.example");
    ask(pair.client.engine);
    pair.handshake();
    assertThat(requestedNames(pair.server.engine)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.1"})
  void anAddressIsNeverSentEvenIfItIsDressedAsAName(String address) throws SSLException {
    EnginePair pair = pair("test.example");
    ask(pair.client.engine, new SNIHostName(address));
    pair.handshake();
    assertThat(requestedNames(pair.server.engine)).isEmpty();
  }

  @Test
  void aMatcherAdmitsTheNamesItMatches() throws SSLException {
    EnginePair pair = pair("test.example");
    match(pair.server.engine, SNIHostName.createSNIMatcher("(.*\\.)?test\\.example"));
    pair.handshake();
    assertThat(pair.server.finishedResults()).isEqualTo(1);
  }

  @Test
  void aNameThatNoMatcherAdmitsIsUnrecognized() {
    EnginePair pair = pair("test.example");
    match(pair.server.engine, SNIHostName.createSNIMatcher("other\\.example"));
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(pair::handshake)
        .withMessageContaining("server name");
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(pair::settle)
        .withMessageContaining("unrecognized_name");
  }

  @Test
  void aClientWithoutANameIsServedWhateverTheMatchers() throws SSLException {
    EnginePair pair = pair(null);
    match(pair.server.engine, SNIHostName.createSNIMatcher("other\\.example"));
    pair.handshake();
    assertThat(pair.server.finishedResults()).isEqualTo(1);
  }

  private EnginePair pair(String host) {
    SSLEngine client = Contexts.HANDFAST.anonymous().createSSLEngine(host, 443);
    client.setUseClientMode(true);
    return new EnginePair(client, Contexts.server(Contexts.HANDFAST.localhost()))
        .speaking(protocol);
  }

  private static List<SNIServerName> requestedNames(SSLEngine engine) {
    return ((ExtendedSSLSession) engine.getSession()).getRequestedServerNames();
  }

  private static void ask(SSLEngine engine, SNIServerName... names) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setServerNames(List.of(names));
    engine.setSSLParameters(parameters);
  }

  private static void match(SSLEngine engine, SNIMatcher matcher) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setSNIMatchers(List.of(matcher));
    engine.setSSLParameters(parameters);
  }
}
