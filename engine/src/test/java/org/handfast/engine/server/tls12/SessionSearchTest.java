package org.handfast.engine.server.tls12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384;
import static org.handfast.protocol.registry.CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.handfast.engine.Fact;
import org.handfast.engine.config.ExtendedMasterSecretUse;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.schedule.tls12.Tls12Suites;
import org.handfast.engine.server.ServerContext;
import org.handfast.engine.server.SessionBinding;
import org.handfast.engine.session.ServerSessionCache;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.SessionSecret;
import org.handfast.engine.session.StoredTickets;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.protocol.extension.ExtendedMasterSecret;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.OfferedTicket;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

/// Which sessions are resumed: a session that fits, and each condition broken once.
class SessionSearchTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final CipherSuite SUITE = TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256;
  private static final Bytes MASTER = Bytes.owning(new byte[48]);

  private final StoredTickets tickets = new StoredTickets(10, TestCrypto.PROVIDER.random());
  private final ServerSessionCache sessions = new ServerSessionCache(TestCrypto.PROVIDER.random());
  private ServerConfig config = config(UnaryOperator.identity());

  /// What a session was made under.
  private CipherSuite suite = SUITE;

  private Optional<String> name = Optional.empty();
  private SessionSecret secret = SessionSecret.EXTENDED_MASTER_SECRET;
  private Instant issued = NOW.minusSeconds(10);
  private Duration lifetime = Duration.ofHours(1);

  @Test
  void aSessionThatFitsIsResumedByItsTicket() throws TlsException {
    Bytes ticket = tickets.issue(session()).orElseThrow();
    FoundSession found = search(withTicket(ticket)).orElseThrow();
    assertThat(found.id()).isEmpty();
    assertThat(found.suite().code()).isEqualTo(SUITE);
    Bytes master = found.master().secret().use(Bytes::of);
    assertThat(master).isEqualTo(MASTER);
  }

  @Test
  void aSessionThatFitsIsResumedByItsIdAgainAndAgain() throws TlsException {
    Bytes id = kept();
    for (int i = 0; i < 2; i++) {
      assertThat(search(withId(id)).orElseThrow().id()).contains(id);
    }
  }

  @Test
  void anIdIsGoodBesideTheWishForATicketAndNotBesideATicket() throws TlsException {
    Bytes id = kept();
    assertThat(search(hello(id, new ExtendedMasterSecret(), new OfferedTicket(Bytes.EMPTY))))
        .isPresent();
    OfferedTicket unknown = new OfferedTicket(Bytes.of((byte) 1));
    assertThat(search(hello(id, new ExtendedMasterSecret(), unknown))).isEmpty();
    config = config(server -> server.resumption(resumption().perConnection(0)));
    id = kept();
    assertThat(search(hello(id, new ExtendedMasterSecret(), unknown))).isPresent();
  }

  @Test
  void whatNobodyKnowsIsPassedOver() throws TlsException {
    assertThat(search(withId(Bytes.owning(new byte[32])))).isEmpty();
    assertThat(search(withTicket(Bytes.owning(new byte[100])))).isEmpty();
  }

  @Test
  void theVerySuiteHasToBeOfferedAndAllowed() throws TlsException {
    Bytes id = kept();
    ClientHello other =
        Hellos.named(
            id, List.of(TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384), new ExtendedMasterSecret());
    assertThat(search(other)).isEmpty();
    suite = TLS_RSA_WITH_AES_128_GCM_SHA256;
    assertThat(
            search(
                Hellos.named(
                    kept(),
                    List.of(TLS_RSA_WITH_AES_128_GCM_SHA256, SUITE),
                    new ExtendedMasterSecret())))
        .isEmpty();
  }

  @Test
  void aSessionHasItsTime() throws TlsException {
    issued = NOW.minus(Duration.ofHours(1));
    assertThat(search(withId(kept()))).isEmpty();
    lifetime = Duration.ofHours(1).plusSeconds(1);
    assertThat(search(withId(kept()))).isPresent();
    issued = NOW.plusSeconds(1);
    assertThat(search(withId(kept()))).isEmpty();
  }

  @Test
  void aSessionIsForOneName() throws TlsException {
    name = Optional.of("server.example");
    assertThat(search(withId(kept()))).isEmpty();
    assertThat(search(withId(kept()), new Fact.RequestedName("other.example"))).isEmpty();
    assertThat(search(withId(kept()), new Fact.RequestedName("server.example"))).isPresent();
  }

  @Test
  void anotherConfigurationResumesNothing() throws TlsException {
    Bytes id = kept();
    config = config(server -> server.clientAuthentication(ClientAuthentication.WANT, _ -> null));
    assertThat(search(withId(id))).isEmpty();
  }

  @Test
  void aClientThatMustBeKnownIsNotResumedUnknown() throws TlsException {
    config = config(server -> server.clientAuthentication(ClientAuthentication.NEED, _ -> null));
    assertThat(search(withId(kept()))).isEmpty();
  }

  @Test
  void oneVersionsSecretNeverServesTheOther() throws TlsException {
    secret = SessionSecret.PSK;
    assertThat(search(withId(kept()))).isEmpty();
    assertThat(search(withTicket(tickets.issue(session()).orElseThrow()))).isEmpty();
  }

  @Test
  void extendedMasterSecretsGoByRfc7627() throws TlsException {
    config =
        config(
            server ->
                server.policy(
                    Policy.MODERN_2026.withExtendedMasterSecret(
                        ExtendedMasterSecretUse.PREFERRED)));
    Bytes extended = kept();
    secret = SessionSecret.MASTER_SECRET;
    Bytes plain = kept();
    assertThat(search(withId(extended))).isPresent();
    assertThat(search(withId(plain))).isEmpty();
    assertThat(search(hello(plain))).isPresent();
    assertThatThrownBy(() -> search(hello(extended)))
        .isInstanceOfSatisfying(
            PeerViolation.class,
            cause ->
                assertThat(cause.violation())
                    .isEqualTo(Tls12Violation.EXTENDED_MASTER_SECRET_CHANGED));
  }

  @Test
  void whoRequiresExtendedMasterSecretsTakesNoOther() {
    assertThatThrownBy(() -> search(hello(Bytes.EMPTY)))
        .isInstanceOfSatisfying(
            PeerViolation.class,
            cause ->
                assertThat(cause.violation())
                    .isEqualTo(Tls12Violation.EXTENDED_MASTER_SECRET_MISSING));
  }

  private Optional<FoundSession> search(ClientHello hello, Fact... facts) throws TlsException {
    ServerContext context = Hellos.context(hello, config);
    for (Fact fact : facts) {
      context.learn(fact);
    }
    return new SessionSearch(Hellos.offer(hello, config), context).find();
  }

  private static ClientHello withId(Bytes id) {
    return hello(id, new ExtendedMasterSecret());
  }

  private static ClientHello withTicket(Bytes ticket) {
    return hello(Bytes.EMPTY, new ExtendedMasterSecret(), new OfferedTicket(ticket));
  }

  private static ClientHello hello(Bytes id, Extension... extensions) {
    return Hellos.named(id, List.of(TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, SUITE), extensions);
  }

  private Bytes kept() {
    Bytes id = sessions.newId().orElseThrow();
    sessions.put(id, session());
    return id;
  }

  private Session session() {
    return new Session(
        MASTER.toArray(),
        new Session.Terms(
            suite,
            issued,
            lifetime,
            0,
            0,
            name,
            Optional.empty(),
            Optional.empty(),
            SessionBinding.of(
                config,
                config.verifier().generation(),
                Tls12Suites.working(suite, TestCrypto.PROVIDER).orElseThrow().hash()),
            secret));
  }

  private ServerConfig config(UnaryOperator<ServerConfig.Builder> choices) {
    return choices
        .apply(
            ServerConfig.with(TestCrypto.PROVIDER)
                .identifiedBy(CredentialSource.none())
                .clock(() -> NOW)
                .resumption(resumption()))
        .build();
  }

  private Resumption resumption() {
    return Resumption.with(tickets).sessions(sessions);
  }
}
