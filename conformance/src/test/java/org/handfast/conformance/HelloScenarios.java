package org.handfast.conformance;

import static java.util.Map.entry;
import static org.handfast.engine.failure.HelloViolation.COMPRESSION_OFFERED;
import static org.handfast.engine.failure.HelloViolation.COOKIE_NOT_RETURNED;
import static org.handfast.engine.failure.HelloViolation.DOWNGRADE;
import static org.handfast.engine.failure.HelloViolation.DUPLICATE_SHARE;
import static org.handfast.engine.failure.HelloViolation.HELLO_CHANGED_ON_RETRY;
import static org.handfast.engine.failure.HelloViolation.INVALID_SHARE;
import static org.handfast.engine.failure.HelloViolation.KEY_SHARE_MISSING;
import static org.handfast.engine.failure.HelloViolation.LEGACY_VERSION_TOO_LOW;
import static org.handfast.engine.failure.HelloViolation.PSK_MODES_MISSING;
import static org.handfast.engine.failure.HelloViolation.RETRY_CHANGES_NOTHING;
import static org.handfast.engine.failure.HelloViolation.RETRY_WITH_SHARED_GROUP;
import static org.handfast.engine.failure.HelloViolation.RETRY_WITH_UNOFFERED_GROUP;
import static org.handfast.engine.failure.HelloViolation.SESSION_ID_NOT_ECHOED;
import static org.handfast.engine.failure.HelloViolation.SHARE_WITHOUT_GROUP;
import static org.handfast.engine.failure.HelloViolation.SIGNATURE_ALGORITHMS_MISSING;
import static org.handfast.engine.failure.HelloViolation.SUITE_CHANGED_AFTER_RETRY;
import static org.handfast.engine.failure.HelloViolation.SUPPORTED_GROUPS_MISSING;
import static org.handfast.engine.failure.HelloViolation.UNOFFERED_SHARE;
import static org.handfast.engine.failure.HelloViolation.UNOFFERED_SUITE;
import static org.handfast.engine.failure.HelloViolation.UNOFFERED_VERSION;
import static org.handfast.engine.failure.HelloViolation.VERSION_CHANGED_AFTER_RETRY;
import static org.handfast.engine.failure.HelloViolation.WRONG_LEGACY_VERSION;
import static org.handfast.engine.failure.HelloViolation.WRONG_SHARE_ON_RETRY;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.handfast.engine.config.RetryCookies;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.KeyShare;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.extension.KeyShares;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.extension.PskIdentity;
import org.handfast.protocol.extension.RetryGroup;
import org.handfast.protocol.extension.SelectedVersion;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.HelloRetryRequest;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;

/// One mistake for each rule of the hellos.
final class HelloScenarios {
  private static final CipherSuite TLS12_SUITE = new CipherSuite(0xC02F);

  private HelloScenarios() {}

  static Map<Violation, Scenario> all() {
    return Map.ofEntries(
        entry(LEGACY_VERSION_TOO_LOW, () -> fromClient(hello -> legacy(hello, 0x0302))),
        entry(
            COMPRESSION_OFFERED, () -> fromClient(hello -> compressed(hello, (byte) 1, (byte) 0))),
        entry(
            SHARE_WITHOUT_GROUP,
            () -> fromClient(hello -> withShares(hello, share(hello), zeros(NamedGroup.X448, 56)))),
        entry(
            DUPLICATE_SHARE,
            () -> fromClient(hello -> withShares(hello, share(hello), share(hello)))),
        entry(
            INVALID_SHARE,
            () -> fromClient(hello -> withShares(hello, zeros(NamedGroup.X25519, 32)))),
        entry(KEY_SHARE_MISSING, () -> fromClient(without(ExtensionType.KEY_SHARE))),
        entry(SUPPORTED_GROUPS_MISSING, () -> fromClient(without(ExtensionType.SUPPORTED_GROUPS))),
        entry(
            SIGNATURE_ALGORITHMS_MISSING,
            () -> fromClient(without(ExtensionType.SIGNATURE_ALGORITHMS))),
        entry(PSK_MODES_MISSING, () -> fromClient(hello -> RawClient.with(hello, psk()))),
        entry(HELLO_CHANGED_ON_RETRY, () -> afterRetry(hello -> legacy(hello, 0x0304))),
        entry(
            WRONG_SHARE_ON_RETRY,
            () ->
                afterRetry(hello -> withShares(hello, share(hello), zeros(NamedGroup.X25519, 32)))),
        entry(
            COOKIE_NOT_RETURNED,
            () -> {
              RawClient client =
                  Situations.rawClient(server -> server.retryCookies(RetryCookies.INCLUDED));
              client.sendHello();
              return client.refusal(client::sendHello);
            }),
        entry(WRONG_LEGACY_VERSION, () -> fromServer(hello -> legacy(hello, 0x0301))),
        entry(
            UNOFFERED_VERSION,
            () -> fromServer(with(new SelectedVersion(new ProtocolVersion(0x0305))))),
        entry(
            DOWNGRADE,
            () ->
                fromServer(
                    hello ->
                        new ServerHello(
                            ProtocolVersion.TLS_1_2,
                            hello.random().endingWith(Random.DOWNGRADE_TO_TLS_1_2),
                            hello.legacySessionIdEcho(),
                            TLS12_SUITE,
                            Extensions.NONE))),
        entry(UNOFFERED_SUITE, () -> fromServer(hello -> suite(hello, TLS12_SUITE))),
        entry(
            SESSION_ID_NOT_ECHOED,
            () ->
                fromServer(
                    hello ->
                        new ServerHello(
                            hello.legacyVersion(),
                            hello.random(),
                            Bytes.EMPTY,
                            hello.cipherSuite(),
                            hello.extensions()))),
        entry(
            UNOFFERED_SHARE, () -> fromServer(with(new KeyShare(zeros(NamedGroup.SECP256R1, 65))))),
        entry(
            VERSION_CHANGED_AFTER_RETRY,
            () -> {
              RawServer server = Situations.rawServer();
              server.sendRetry();
              return server.refusal(() -> server.sendHello(versionless(server.serverHello())));
            }),
        entry(
            SUITE_CHANGED_AFTER_RETRY,
            () -> {
              RawServer server = Situations.rawServer();
              server.sendRetry();
              return server.refusal(
                  () ->
                      server.sendHello(
                          suite(server.serverHello(), CipherSuite.TLS_AES_256_GCM_SHA384)));
            }),
        entry(RETRY_CHANGES_NOTHING, () -> retry()),
        entry(RETRY_WITH_UNOFFERED_GROUP, () -> retry(new RetryGroup(NamedGroup.X448))),
        entry(RETRY_WITH_SHARED_GROUP, () -> retry(new RetryGroup(NamedGroup.X25519))));
  }

  static RawPeer.Refusal fromClient(UnaryOperator<ClientHello> mistake) {
    RawClient client = Situations.rawClient(UnaryOperator.identity());
    return client.refusal(() -> client.sendHello(mistake.apply(client.hello())));
  }

  /// The server wants a share of P-256 and gets it, in a hello with a mistake.
  static RawPeer.Refusal afterRetry(UnaryOperator<ClientHello> mistake) throws TlsException {
    RawClient client =
        Situations.rawClient(server -> server.policy(Situations.onlyGroup(NamedGroup.SECP256R1)));
    client.sendHello();
    client.share(NamedGroup.SECP256R1);
    return client.refusal(() -> client.sendHello(mistake.apply(client.hello())));
  }

  static RawPeer.Refusal fromServer(UnaryOperator<ServerHello> mistake) {
    RawServer server = Situations.rawServer();
    return server.refusal(() -> server.sendHello(mistake.apply(server.serverHello())));
  }

  static RawPeer.Refusal retry(Extension... extensions) {
    RawServer server = Situations.rawServer();
    HelloRetryRequest retry = server.retryRequest(extensions);
    return server.refusal(() -> server.sendRetry(retry));
  }

  static UnaryOperator<ClientHello> without(ExtensionType type) {
    return hello -> RawClient.without(hello, type);
  }

  static UnaryOperator<ServerHello> with(Extension extension) {
    return hello ->
        new ServerHello(
            hello.legacyVersion(),
            hello.random(),
            hello.legacySessionIdEcho(),
            hello.cipherSuite(),
            RawClient.with(hello.extensions(), extension));
  }

  static ClientHello withShares(ClientHello hello, KeyShareEntry... shares) {
    return RawClient.with(hello, new KeyShares(List.of(shares)));
  }

  static KeyShareEntry share(ClientHello hello) {
    return hello.extensions().find(KeyShares.class).orElseThrow().entries().getFirst();
  }

  static KeyShareEntry zeros(NamedGroup group, int length) {
    return new KeyShareEntry(group, Bytes.owning(new byte[length]));
  }

  static PreSharedKeys psk() {
    return new PreSharedKeys(
        List.of(new PskIdentity(Bytes.of((byte) 1), 0)), List.of(Bytes.owning(new byte[32])));
  }

  static ClientHello legacy(ClientHello hello, int version) {
    return new ClientHello(
        new ProtocolVersion(version),
        hello.random(),
        hello.legacySessionId(),
        hello.cipherSuites(),
        hello.legacyCompressionMethods(),
        hello.extensions());
  }

  static ClientHello compressed(ClientHello hello, byte... methods) {
    return new ClientHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionId(),
        hello.cipherSuites(),
        Bytes.of(methods),
        hello.extensions());
  }

  static ClientHello suites(ClientHello hello, CipherSuite... suites) {
    return new ClientHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionId(),
        List.of(suites),
        hello.legacyCompressionMethods(),
        hello.extensions());
  }

  static ServerHello legacy(ServerHello hello, int version) {
    return new ServerHello(
        new ProtocolVersion(version),
        hello.random(),
        hello.legacySessionIdEcho(),
        hello.cipherSuite(),
        hello.extensions());
  }

  static ServerHello versionless(ServerHello hello) {
    return new ServerHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionIdEcho(),
        hello.cipherSuite(),
        new Extensions(
            hello.extensions().all().stream()
                .filter(extension -> !extension.type().equals(ExtensionType.SUPPORTED_VERSIONS))
                .toList()));
  }

  static ServerHello suite(ServerHello hello, CipherSuite suite) {
    return new ServerHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionIdEcho(),
        suite,
        hello.extensions());
  }
}
