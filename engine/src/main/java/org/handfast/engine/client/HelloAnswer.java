package org.handfast.engine.client;

import static org.handfast.engine.Side.SERVER;

import java.util.List;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.ExtensionRules;
import org.handfast.engine.schedule.CipherSuites;
import org.handfast.engine.schedule.NegotiatedSuite;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.SelectedVersion;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.HelloRetryRequest;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;

/// The rules that a ServerHello and a HelloRetryRequest share, RFC 9846 4.2.3 and 4.2.4: each
/// answers one ClientHello and may select only what that offered.
final class HelloAnswer {
  private final ClientHello hello;
  private final ClientConfig config;

  HelloAnswer(ClientHello hello, ClientConfig config) {
    this.hello = hello;
    this.config = config;
  }

  /// Holds a ServerHello to the rules.
  NegotiatedSuite accept(ServerHello answer) throws TlsException {
    ProtocolVersion version =
        answer
            .extensions()
            .find(SelectedVersion.class)
            .map(SelectedVersion::version)
            .orElseThrow(() -> noCommonVersion(answer.legacyVersion()));
    return accept(
        version,
        answer.legacyVersion(),
        answer.legacySessionIdEcho(),
        answer.cipherSuite(),
        answer.extensions(),
        Carrier.SERVER_HELLO);
  }

  /// Holds a HelloRetryRequest to the rules.
  NegotiatedSuite accept(HelloRetryRequest retry) throws TlsException {
    ProtocolVersion version =
        retry
            .extensions()
            .find(SelectedVersion.class)
            .map(SelectedVersion::version)
            .orElseThrow(() -> noCommonVersion(retry.legacyVersion()));
    return accept(
        version,
        retry.legacyVersion(),
        retry.legacySessionIdEcho(),
        retry.cipherSuite(),
        retry.extensions(),
        Carrier.HELLO_RETRY_REQUEST);
  }

  private NegotiatedSuite accept(
      ProtocolVersion version,
      ProtocolVersion legacyVersion,
      Bytes sessionIdEcho,
      CipherSuite suite,
      Extensions extensions,
      Carrier carrier)
      throws TlsException {
    // RFC 9846 4.3.1: the extension selects nothing below TLS 1.3, whatever was offered.
    if (!version.equals(ProtocolVersion.TLS_1_3)) {
      throw HelloViolation.UNOFFERED_VERSION.by(SERVER, version.toString());
    }
    if (!legacyVersion.equals(ProtocolVersion.TLS_1_2)) {
      throw HelloViolation.WRONG_LEGACY_VERSION.by(SERVER, legacyVersion.toString());
    }
    if (!sessionIdEcho.equals(hello.legacySessionId())) {
      throw HelloViolation.SESSION_ID_NOT_ECHOED.by(SERVER);
    }
    if (!hello.cipherSuites().contains(suite)) {
      throw HelloViolation.UNOFFERED_SUITE.by(SERVER, suite.toString());
    }
    ExtensionRules.requirePermitted(carrier, extensions, SERVER);
    // RFC 9846 4.3.2: a cookie is the one thing a server may send unasked.
    List<ExtensionType> answers =
        extensions.types().stream().filter(type -> !type.equals(ExtensionType.COOKIE)).toList();
    ExtensionRules.requireSolicited(hello.extensions().types(), answers, SERVER);
    return CipherSuites.working(suite, config.crypto())
        .orElseThrow(() -> HelloViolation.UNOFFERED_SUITE.by(SERVER, suite.toString()));
  }

  private PeerIncompatible noCommonVersion(ProtocolVersion version) {
    return PeerIncompatible.Reason.NO_COMMON_VERSION.between(
        List.of(version), config.policy().versions());
  }
}
