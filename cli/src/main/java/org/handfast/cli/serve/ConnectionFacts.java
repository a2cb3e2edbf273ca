package org.handfast.cli.serve;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.handfast.cli.terminal.KeyAgreement;
import org.handfast.cli.terminal.RecordRules;
import org.handfast.cli.terminal.RemoteAddress;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.Negotiated;
import org.handfast.net.TlsChannel;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;

/// What a visitor is told about the connection that the answer comes over.
///
/// @param handshakeMillis how long the server was in the handshake
/// @param providers which JCA provider does the work, by primitive
record ConnectionFacts(
    String protocol,
    String suite,
    String group,
    KeyAgreement agreement,
    Optional<RecordRules> rules,
    Rounds rounds,
    Basis basis,
    EarlyDataStatus earlyData,
    String signature,
    Optional<String> serverName,
    Optional<String> applicationProtocol,
    double handshakeMillis,
    String client,
    Instant time,
    Map<String, String> providers) {

  /// How many hellos it took.
  enum Rounds {
    ONE,
    RETRIED
  }

  /// What both sides knew each other by.
  enum Basis {
    CERTIFICATE,
    EARLIER_CONNECTION,
    SHARED_KEY;

    static Basis of(Negotiated known) {
      if (known.externalPsk().isPresent()) {
        return SHARED_KEY;
      }
      return known.isResumed() ? EARLIER_CONNECTION : CERTIFICATE;
    }
  }

  static ConnectionFacts of(TlsChannel channel, Instant now) {
    Negotiated known = channel.negotiated();
    KeyAgreement agreement = KeyAgreement.of(known);
    return new ConnectionFacts(
        known.version().map(ConnectionFacts::name).orElse("?"),
        known.suite().map(CipherSuite::toString).orElse("?"),
        known.group().map(NamedGroup::toString).orElse(withoutGroup(agreement)),
        agreement,
        RecordRules.of(known),
        known.isRetried() ? Rounds.RETRIED : Rounds.ONE,
        Basis.of(known),
        known.earlyData(),
        known.ownScheme().map(SignatureScheme::toString).orElse("none"),
        known.requestedName(),
        known.applicationProtocol(),
        Math.round(channel.handshakeTime().toNanos() / 1e4) / 1e2,
        client(channel),
        now.truncatedTo(ChronoUnit.SECONDS),
        PrimitivesUsed.by(known));
  }

  /// All of it for programs, in a fixed order.
  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("protocol", protocol);
    map.put("suite", suite);
    map.put("group", group);
    map.put("postQuantum", agreement == KeyAgreement.POST_QUANTUM);
    map.put("forwardSecrecy", agreement.hasForwardSecrecy());
    rules.ifPresent(known -> map.putAll(known.asMap()));
    map.put("helloRetryRequest", rounds == Rounds.RETRIED);
    map.put("signature", signature);
    serverName.ifPresent(name -> map.put("serverName", name));
    applicationProtocol.ifPresent(name -> map.put("applicationProtocol", name));
    map.put("resumed", basis == Basis.EARLIER_CONNECTION);
    map.put("psk", basis == Basis.SHARED_KEY);
    map.put("earlyData", earlyData == EarlyDataStatus.ACCEPTED);
    map.put("handshakeMillis", handshakeMillis);
    map.put("client", client);
    map.put("time", time.toString());
    map.put("providers", providers);
    return map;
  }

  private static String withoutGroup(KeyAgreement agreement) {
    return agreement == KeyAgreement.KEY_TRANSPORT ? KeyAgreement.RSA_KEY_TRANSPORT : "none";
  }

  /// `TLS 1.3` rather than the registry's `TLSv1.3`.
  private static String name(ProtocolVersion version) {
    return version.toString().replace("TLSv", "TLS ");
  }

  private static String client(TlsChannel channel) {
    return RemoteAddress.of(channel)
        .map(address -> address.host() + " port " + address.port())
        .orElse("unknown");
  }
}
