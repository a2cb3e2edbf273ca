package org.handfast.conformance;

import static java.util.Map.entry;
import static org.handfast.engine.failure.PskViolation.BAD_BINDER;
import static org.handfast.engine.failure.PskViolation.BINDERS_DO_NOT_MATCH;
import static org.handfast.engine.failure.PskViolation.EARLY_DATA_NOT_UNDER_FIRST_KEY;
import static org.handfast.engine.failure.PskViolation.EARLY_DATA_ON_OTHER_TERMS;
import static org.handfast.engine.failure.PskViolation.KEY_OF_ANOTHER_HASH;
import static org.handfast.engine.failure.PskViolation.TOO_MUCH_ACCEPTED_EARLY_DATA;
import static org.handfast.engine.failure.PskViolation.UNKNOWN_KEY;
import static org.handfast.engine.failure.PskViolation.UNOFFERED_KEY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.handfast.engine.config.EarlyDataUse;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.engine.schedule.CipherSuites;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.protocol.extension.EarlyData;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.extension.PskKeyExchangeModes;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.wire.Bytes;

/// One mistake for each rule of pre-shared keys and early data.
final class PskScenarios {
  private PskScenarios() {}

  static Map<Violation, Scenario> all() {
    return Map.ofEntries(
        entry(
            BINDERS_DO_NOT_MATCH,
            () -> {
              RawClient client = sharing();
              return client.refusal(
                  () -> client.sendHello(withBinders(client.pskHello(), List::removeLast)));
            }),
        entry(
            BAD_BINDER,
            () -> {
              RawClient client = sharing();
              return client.refusal(
                  () ->
                      client.sendHello(
                          withBinders(
                              client.pskHello(),
                              all -> all.set(0, PskSituations.flipped(all.getFirst(), 0)))));
            }),
        entry(UNKNOWN_KEY, PskScenarios::withUnknownKeyAlone),
        entry(
            UNOFFERED_KEY,
            () -> {
              RawServer server = PskSituations.returning(PskSituations.client(one -> one), 0);
              return server.refusal(() -> server.sendHello(server.resumingHello(1)));
            }),
        entry(
            KEY_OF_ANOTHER_HASH,
            () -> {
              RawServer server = PskSituations.returning(PskSituations.client(one -> one), 0);
              speak(server, CipherSuite.TLS_AES_256_GCM_SHA384);
              return server.refusal(() -> server.sendHello(server.resumingHello(0)));
            }),
        entry(EARLY_DATA_NOT_UNDER_FIRST_KEY, PskScenarios::earlyDataUnderSecondKey),
        entry(
            EARLY_DATA_ON_OTHER_TERMS,
            () -> {
              RawServer server = PskSituations.returningEarly();
              speak(server, CipherSuite.TLS_CHACHA20_POLY1305_SHA256);
              server.sendHello(server.resumingHello(0));
              return server.refusal(() -> server.send(server.encryptedExtensions(new EarlyData())));
            }),
        entry(
            TOO_MUCH_ACCEPTED_EARLY_DATA,
            () -> {
              RawClient client = PskSituations.sendingEarly(100);
              client.send(ContentType.APPLICATION_DATA, BuffersTest.pattern(60));
              client.send(ContentType.APPLICATION_DATA, BuffersTest.pattern(40));
              return client.refusal(
                  () -> client.send(ContentType.APPLICATION_DATA, BuffersTest.pattern(1)));
            }));
  }

  /// This hello with other binders.
  static ClientHello withBinders(ClientHello hello, Consumer<List<Bytes>> change) {
    PreSharedKeys keys = hello.extensions().find(PreSharedKeys.class).orElseThrow();
    List<Bytes> binders = new ArrayList<>(keys.binders());
    change.accept(binders);
    return RawClient.with(hello, new PreSharedKeys(keys.identities(), binders));
  }

  /// Two keys on offer, of which the server knows one.
  private static RawClient sharing() {
    return PskSituations.withKey(
        UnaryOperator.identity(),
        PskSituations.SHARED,
        RawPsk.external("another", PskSituations.SHARED.key()));
  }

  /// A hello that could lead nowhere else, with a key that the server does not know.
  static RawPeer.Refusal withUnknownKeyAlone() {
    RawClient client =
        PskSituations.withKey(
            server -> server.policy(Tls13.POLICY.withPskModes(List.of(PskKeyExchangeMode.PSK_KE))),
            RawPsk.external("unknown", PskSituations.SHARED.key()));
    return client.refusal(() -> client.sendHello(alone(client)));
  }

  /// A hello with pre-shared keys and nothing else to rest on.
  static ClientHello alone(RawClient client) {
    ClientHello hello = client.hello();
    for (ExtensionType type :
        List.of(
            ExtensionType.KEY_SHARE,
            ExtensionType.SUPPORTED_GROUPS,
            ExtensionType.SIGNATURE_ALGORITHMS)) {
      hello = RawClient.without(hello, type);
    }
    return client.bound(
        RawClient.with(hello, new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_KE))));
  }

  private static RawPeer.Refusal earlyDataUnderSecondKey() throws TlsException {
    RawServer server =
        PskSituations.returning(
            PskSituations.client(
                one ->
                    one.earlyData(EarlyDataUse.WHERE_ALLOWED)
                        .externalPsks(List.of(PskSituations.shared()))),
            1000);
    server.psk = PskSituations.SHARED;
    server.sendHello(server.resumingHello(1));
    return server.refusal(() -> server.send(server.encryptedExtensions(new EarlyData())));
  }

  private static void speak(RawPeer peer, CipherSuite suite) {
    peer.suite = CipherSuites.working(suite, TestCrypto.PROVIDER).orElseThrow();
  }
}
