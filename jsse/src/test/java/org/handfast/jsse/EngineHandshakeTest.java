package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole handshakes in memory: with ourselves, and with the JDK's provider at either end.
final class EngineHandshakeTest {
  private static final byte[] LARGE = new byte[100_000];

  static {
    for (int i = 0; i < LARGE.length; i++) {
      LARGE[i] = (byte) (i * 31);
    }
  }

  static Stream<Arguments> sides() {
    return Stream.of(
        arguments(Contexts.HANDFAST, Contexts.HANDFAST),
        arguments(Contexts.HANDFAST, Contexts.JDK),
        arguments(Contexts.JDK, Contexts.HANDFAST));
  }

  /// All but RSA key transport, which the JDK disables.
  static Stream<Arguments> suites() {
    List<CipherSuite> ephemeral =
        SuiteNames.SUPPORTED.stream().filter(suite -> !KeyTransport.isKeyTransport(suite)).toList();
    return everySide(ephemeral, _ -> true);
  }

  static Stream<Arguments> groups() {
    return everySide(GroupNames.enabled(), group -> !group.isPostQuantum());
  }

  static Stream<Arguments> groupsOfTls12() {
    return everySide(
        GroupNames.enabled().stream().filter(group -> !group.isPostQuantum()).toList(), _ -> true);
  }

  static Stream<Arguments> keys() {
    return everySide(List.of(KeyKind.values()), kind -> !kind.name().startsWith("ML_DSA"));
  }

  static Stream<Arguments> keysOfTls12() {
    return everySide(
        Stream.of(KeyKind.values()).filter(kind -> !kind.name().startsWith("ML_DSA")).toList(),
        _ -> true);
  }

  /// Each thing with each pair of sides, unless one of them is the JDK and does not know it.
  private static <T> Stream<Arguments> everySide(List<T> things, Predicate<T> knownToTheJdk) {
    return things.stream()
        .flatMap(
            thing ->
                sides()
                    .map(Arguments::get)
                    .filter(
                        sides ->
                            knownToTheJdk.test(thing) || !List.of(sides).contains(Contexts.JDK))
                    .map(sides -> arguments(sides[0], sides[1], thing)));
  }

  @ParameterizedTest
  @MethodSource("suites")
  void everySuite(Contexts clients, Contexts servers, CipherSuite suite) throws SSLException {
    KeyKind key = suite.toString().contains("_RSA_") ? KeyKind.RSA : KeyKind.P256;
    EnginePair pair = EnginePair.of(clients.anonymous(), servers.localhost(key));
    pair.client.engine.setEnabledCipherSuites(new String[] {suite.toString()});
    pair.server.engine.setEnabledCipherSuites(new String[] {suite.toString()});
    connectAndExchange(pair);
    String version = suite.isTls13() ? "TLSv1.3" : "TLSv1.2";
    assertThat(pair.client.engine.getSession().getProtocol()).isEqualTo(version);
    assertThat(pair.server.engine.getSession().getProtocol()).isEqualTo(version);
    assertThat(pair.client.engine.getSession().getCipherSuite()).isEqualTo(suite.toString());
    assertThat(pair.server.engine.getSession().getCipherSuite()).isEqualTo(suite.toString());
  }

  @ParameterizedTest
  @MethodSource("groups")
  void everyGroup(Contexts clients, Contexts servers, NamedGroup group) throws SSLException {
    EnginePair pair = EnginePair.of(clients.anonymous(), servers.localhost());
    restrictGroups(pair.server.engine, group.toString());
    connectAndExchange(pair);
  }

  @ParameterizedTest
  @MethodSource("groupsOfTls12")
  void everyGroupOfTls12(Contexts clients, Contexts servers, NamedGroup group) throws SSLException {
    // A key on a curve would ask for that one too (RFC 8422 5.1.1).
    EnginePair pair =
        EnginePair.of(clients.anonymous(), servers.localhost(KeyKind.RSA)).speaking("TLSv1.2");
    restrictGroups(pair.server.engine, group.toString());
    connectAndExchange(pair);
  }

  @ParameterizedTest
  @MethodSource("sides")
  void aServerThatKnowsNoneOfTheSharesAsksForAnother(Contexts clients, Contexts servers)
      throws SSLException {
    EnginePair pair = EnginePair.of(clients.anonymous(), servers.localhost());
    restrictGroups(pair.client.engine, "x25519", "secp521r1");
    restrictGroups(pair.server.engine, "secp521r1");
    connectAndExchange(pair);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyKindOfKey(Contexts clients, Contexts servers, KeyKind kind) throws SSLException {
    EnginePair pair = EnginePair.of(clients.anonymous(), servers.localhost(kind));
    connectAndExchange(pair);
    assertThat(pair.client.engine.getSession().getPeerCertificates()[0])
        .isEqualTo(TestCa.TRUSTED.localhost(kind).certificate());
  }

  @ParameterizedTest
  @MethodSource("keysOfTls12")
  void everyKindOfKeyOfTls12(Contexts clients, Contexts servers, KeyKind kind) throws SSLException {
    EnginePair pair =
        EnginePair.of(clients.anonymous(), servers.localhost(kind)).speaking("TLSv1.2");
    connectAndExchange(pair);
    assertThat(pair.client.engine.getSession().getPeerCertificates()[0])
        .isEqualTo(TestCa.TRUSTED.localhost(kind).certificate());
  }

  @ParameterizedTest
  @CsvSource({"HANDFAST, P256", "HANDFAST, RSA", "JDK, P256", "JDK, P521", "JDK, RSA"})
  void aClientPresentsItsCertificateInTls12(Contexts servers, KeyKind kind) throws SSLException {
    EnginePair pair =
        EnginePair.of(Contexts.HANDFAST.localhost(kind), servers.localhost()).speaking("TLSv1.2");
    pair.server.engine.setNeedClientAuth(true);
    connectAndExchange(pair);
    X509Certificate certificate = TestCa.TRUSTED.localhost(kind).certificate();
    assertThat(pair.server.engine.getSession().getPeerCertificates())
        .isInstanceOf(X509Certificate[].class)
        .startsWith(certificate);
    assertThat(pair.client.engine.getSession().getLocalCertificates()).startsWith(certificate);
  }

  @ParameterizedTest
  @EnumSource(names = {"P256", "P384", "RSA", "RSA_PSS"})
  void aServerSeesTheCertificateOfAClientOfTheJdkInTls12(KeyKind kind) throws SSLException {
    EnginePair pair =
        EnginePair.of(Contexts.JDK.localhost(kind), Contexts.HANDFAST.localhost())
            .speaking("TLSv1.2");
    pair.server.engine.setNeedClientAuth(true);
    connectAndExchange(pair);
    assertThat(pair.server.engine.getSession().getPeerCertificates()[0])
        .isEqualTo(TestCa.TRUSTED.localhost(kind).certificate());
  }

  @ParameterizedTest
  @EnumSource(Contexts.class)
  void aClientPresentsItsCertificate(Contexts servers) throws SSLException {
    EnginePair pair =
        EnginePair.of(Contexts.HANDFAST.localhost(KeyKind.ED25519), servers.localhost());
    pair.server.engine.setNeedClientAuth(true);
    connectAndExchange(pair);
    assertThat(pair.server.engine.getSession().getPeerCertificates())
        .isInstanceOf(X509Certificate[].class)
        .startsWith(TestCa.TRUSTED.localhost(KeyKind.ED25519).certificate());
    assertThat(pair.client.engine.getSession().getLocalCertificates())
        .startsWith(TestCa.TRUSTED.localhost(KeyKind.ED25519).certificate());
  }

  @Test
  void aServerSeesTheCertificateOfAClientOfTheJdk() throws SSLException {
    EnginePair pair =
        EnginePair.of(Contexts.JDK.localhost(KeyKind.RSA), Contexts.HANDFAST.localhost());
    pair.server.engine.setWantClientAuth(true);
    connectAndExchange(pair);
    assertThat(pair.server.engine.getSession().getPeerPrincipal())
        .isEqualTo(TestCa.TRUSTED.localhost(KeyKind.RSA).certificate().getSubjectX500Principal());
  }

  @Test
  void theSessionTellsWhatWasNegotiated() throws SSLException {
    EnginePair pair = EnginePair.ours().handshake();
    SSLSession session = pair.client.engine.getSession();
    assertThat(session).isInstanceOf(ExtendedSSLSession.class);
    assertThat(session.isValid()).isTrue();
    assertThat(session.getProtocol()).isEqualTo("TLSv1.3");
    assertThat(session.getPeerHost()).isEqualTo("test.example");
    assertThat(session.getPeerPort()).isEqualTo(443);
    assertThat(pair.client.engine.getPeerHost()).isEqualTo("test.example");
    assertThat(pair.client.engine.getPeerPort()).isEqualTo(443);
  }

  private static void restrictGroups(SSLEngine engine, String... names) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setNamedGroups(names);
    engine.setSSLParameters(parameters);
  }

  private static void connectAndExchange(EnginePair pair) throws SSLException {
    pair.handshake();
    if (pair.client.engine instanceof EngineAdapter) {
      assertThat(pair.client.finishedResults()).isEqualTo(1);
    } else {
      // The JDK's client says FINISHED again when tickets come.
      assertThat(pair.client.finishedResults()).isPositive();
    }
    assertThat(pair.server.finishedResults()).isEqualTo(1);
    pair.client.send(LARGE, pair.server);
    pair.server.send(LARGE, pair.client);
    assertThat(pair.server.received.toByteArray()).isEqualTo(LARGE);
    assertThat(pair.client.received.toByteArray()).isEqualTo(LARGE);
  }
}
