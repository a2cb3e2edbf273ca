package org.handfast.cli.connect;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.HostAndPort;
import org.handfast.cli.terminal.KeyAgreement;
import org.handfast.cli.terminal.RecordRules;
import org.handfast.cli.terminal.RemoteAddress;
import org.handfast.engine.Negotiated;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.net.TlsChannel;
import org.handfast.pki.DnsName;
import org.handfast.pki.PeerName;

/// All there is to say about a connection that stands.
///
/// @param expected the name that the server had to prove
/// @param chain what the server presented, its own certificate first
/// @param handshake from the first byte of TLS on
/// @param total from the look-up of the host on
/// @param notResumed why a session that was to be resumed was not
/// @param notEarly why data that was to be sent early did not arrive
record Report(
    HostAndPort where,
    PeerName expected,
    String address,
    Verdict verdict,
    Negotiated negotiated,
    List<CertificateFacts> chain,
    Duration handshake,
    Duration total,
    Optional<String> notResumed,
    Optional<String> notEarly) {

  Report {
    chain = List.copyOf(chain);
  }

  static Report of(
      TlsChannel channel,
      HostAndPort where,
      PeerName expected,
      Verdict verdict,
      Instant now,
      Duration total) {
    List<X509Certificate> chain =
        channel.negotiated().peer().map(VerifiedPeer::chain).orElse(List.of());
    return new Report(
        where,
        expected,
        RemoteAddress.of(channel).map(RemoteAddress::host).orElse(""),
        verdict,
        channel.negotiated(),
        chain.stream().map(certificate -> CertificateFacts.of(certificate, now)).toList(),
        channel.handshakeTime(),
        total,
        Optional.empty(),
        Optional.empty());
  }

  /// The same, with what became of a session and of early data.
  Report with(Optional<String> whyNotResumed, Optional<String> whyNotEarly) {
    return new Report(
        where,
        expected,
        address,
        verdict,
        negotiated,
        chain,
        handshake,
        total,
        whyNotResumed,
        whyNotEarly);
  }

  /// Whether early data was asked for in vain.
  Optional<CommandFailure> loss() {
    return notEarly.map(
        why ->
            new CommandFailure(
                ExitCode.EARLY_DATA_LOST,
                "early-data",
                "the early data was not accepted: " + why,
                "send it on standard input, which is after the handshake"));
  }

  KeyAgreement agreement() {
    return KeyAgreement.of(negotiated);
  }

  /// The object of `--json`.
  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    loss()
        .ifPresentOrElse(
            lost -> map.putAll(failure(where.toString(), lost)),
            () -> {
              map.put("ok", true);
              map.put("target", where.toString());
            });
    map.put("address", address);
    map.put("expectedName", expected.toString());
    map.put("verified", !(verdict instanceof Verdict.Unchecked));
    if (verdict instanceof Verdict.Unchecked(String objection) && !objection.isEmpty()) {
      map.put("objection", objection);
    }
    put(map, "protocol", negotiated.version());
    put(map, "suite", negotiated.suite());
    put(map, "group", negotiated.group());
    map.put("postQuantum", agreement() == KeyAgreement.POST_QUANTUM);
    map.put("forwardSecrecy", agreement().hasForwardSecrecy());
    if (agreement() == KeyAgreement.KEY_TRANSPORT) {
      map.put("keyExchange", KeyAgreement.RSA_KEY_TRANSPORT);
    }
    RecordRules.of(negotiated).ifPresent(rules -> map.putAll(rules.asMap()));
    map.put("helloRetryRequest", negotiated.isRetried());
    map.put("resumed", negotiated.isResumed());
    put(map, "notResumed", notResumed);
    map.put("earlyData", negotiated.earlyData().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    if (verdict instanceof Verdict.SharesKey(String identity)) {
      map.put("psk", identity);
    }
    put(map, "signature", negotiated.peerScheme());
    if (expected instanceof DnsName asked) {
      map.put("serverName", asked.value());
    }
    put(map, "applicationProtocol", negotiated.applicationProtocol());
    map.put("clientCertificate", negotiated.credential().isPresent());
    map.put("handshakeMillis", millis(handshake));
    map.put("totalMillis", millis(total));
    map.put("chain", chain.stream().map(CertificateFacts::asMap).toList());
    return map;
  }

  /// The object of `--json` for a connection that failed.
  static Map<String, Object> failure(String target, CommandFailure failure) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("ok", false);
    map.put("target", target);
    map.put("cause", failure.name());
    map.put("exitCode", failure.exitCode());
    map.put("message", String.valueOf(failure.getMessage()));
    if (!failure.remedy().isEmpty()) {
      map.put("remedy", failure.remedy());
    }
    return map;
  }

  static double millis(Duration time) {
    return Math.round(time.toNanos() / 1e4) / 1e2;
  }

  private static void put(Map<String, Object> map, String name, Optional<?> value) {
    value.ifPresent(known -> map.put(name, known.toString()));
  }
}
