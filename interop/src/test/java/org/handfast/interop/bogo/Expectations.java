package org.handfast.interop.bogo;

import static org.handfast.interop.bogo.ShimFailure.require;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.Negotiated;
import org.handfast.engine.trust.Staple;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;

/// What a test wants to be true once the handshake is done.
record Expectations(Settings settings, ShimCredentials credentials) {

  /// What must have become of early data.
  void checkEarlyData(Negotiated negotiated) throws ShimFailure {
    Section flags = settings.main();
    EarlyDataStatus status = negotiated.earlyData();
    boolean accepted = status == EarlyDataStatus.ACCEPTED;
    require(!flags.has("-expect-accept-early-data") || accepted, "early data: " + status);
    require(!flags.has("-expect-reject-early-data") || !accepted, "early data: " + status);
    require(
        !flags.has("-expect-no-offer-early-data") || status == EarlyDataStatus.NOT_OFFERED,
        "early data: " + status);
    Optional<String> reason = flags.text("-expect-early-data-reason");
    require(reason.isEmpty() || accepted == reason.get().equals("accept"), "early data: " + status);
  }

  /// @param resumption whether this connection should resume the one before
  void check(Negotiated negotiated, boolean resumption) throws ShimFailure, IOException {
    boolean resumed = resumption && !settings.main().has("-expect-session-miss");
    require(negotiated.isResumed() == resumed, "the session was resumed: " + !resumed);

    Section flags = settings.main();
    require(!flags.has("-handshake-never-done"), "the handshake was completed");
    equal("-expect-version", code(negotiated.version().map(ProtocolVersion::code)));
    equal("-expect-cipher", code(negotiated.suite().map(CipherSuite::code)));
    equal("-expect-cipher-aes", code(negotiated.suite().map(CipherSuite::code)));
    equal("-expect-curve-id", code(negotiated.group().map(NamedGroup::code)));
    equal(
        "-expect-peer-signature-algorithm",
        code(negotiated.peerScheme().map(SignatureScheme::code)));
    equal("-expect-selected-credential", selected(negotiated));
    require(!flags.has("-expect-hrr") || negotiated.isRetried(), "there was no retry");
    require(!flags.has("-expect-no-hrr") || !negotiated.isRetried(), "there was a retry");
    require(
        !flags.has("-expect-extended-master-secret")
            || negotiated.hasExtendedMasterSecret()
            || isTls13(negotiated),
        "the keys are not bound to the whole handshake");
    checkNames(negotiated);
    checkPeer(negotiated);
  }

  private void checkNames(Negotiated negotiated) throws ShimFailure {
    Section flags = settings.main();
    Optional<String> name = negotiated.requestedName();
    if (flags.has("-expect-server-name")) {
      require(name.equals(flags.text("-expect-server-name")), "the name is " + name);
    }
    require(!flags.has("-expect-no-server-name") || name.isEmpty(), "the name is " + name);
    String expected = flags.text(settings.isServer() ? "-select-alpn" : "-expect-alpn").orElse("");
    String selected = negotiated.applicationProtocol().orElse("");
    require(selected.equals(expected), "the application protocol is " + selected);
    List<Integer> schemes = flags.numbers("-expect-peer-verify-pref");
    List<Integer> peerSchemes =
        negotiated.peerSchemes().stream().map(SignatureScheme::code).toList();
    require(schemes.isEmpty() || schemes.equals(peerSchemes), "the peer verifies " + peerSchemes);
  }

  private void checkPeer(Negotiated negotiated) throws ShimFailure, IOException {
    Section flags = settings.main();
    List<X509Certificate> chain = negotiated.peer().map(peer -> peer.chain()).orElse(List.of());
    if (flags.has("-expect-no-peer-cert")
        || flags.has("-expect-peer-rpk-sha256")
        || negotiated.externalPsk().isPresent()) {
      require(chain.isEmpty(), "the peer has a certificate");
    } else if (!settings.isServer() || flags.has("-require-any-client-certificate")) {
      require(!chain.isEmpty(), "the peer has no certificate");
    }
    equal(
        "-expect-peer-certificate-type",
        negotiated.certificateType(negotiated.side().peer()).code());
    checkEvidence(negotiated);
    Optional<String> file = flags.text("-expect-peer-cert-file");
    if (file.isPresent()) {
      require(chain.equals(Pem.certificates(file.get())), "the peer has another certificate");
    }
  }

  // A session does not remember what stood beside the certificates.
  private void checkEvidence(Negotiated negotiated) throws ShimFailure {
    Staple expected = Evidences.expected(settings.main());
    if (negotiated.isResumed() || expected.equals(Staple.NONE)) {
      return;
    }
    Staple actual = negotiated.peerStaples().getFirst();
    require(
        expected.ocspResponse().equals(actual.ocspResponse()),
        "the response is " + actual.ocspResponse());
    require(
        expected.timestamps().equals(actual.timestamps()),
        "the timestamps are " + actual.timestamps());
  }

  private static boolean isTls13(Negotiated negotiated) {
    return negotiated.version().filter(ProtocolVersion.TLS_1_3::equals).isPresent();
  }

  private int selected(Negotiated negotiated) {
    return negotiated
        .externalPsk()
        .map(label -> ShimPsks.number(label, settings))
        .orElseGet(() -> credentials.chosen(negotiated.suite()));
  }

  private void equal(String flag, int actual) throws ShimFailure {
    Optional<Integer> expected = settings.main().number(flag);
    require(expected.isEmpty() || expected.get() == actual, flag + ": it is " + actual);
  }

  private static int code(Optional<Integer> code) {
    return code.orElse(0);
  }
}
