package org.handfast.cli.connect;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.handfast.cli.connect.PeerOptions.Verification;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.engine.Fact;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.session.Session;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.pki.PathVerifier;
import org.handfast.pki.PeerName;
import org.handfast.pki.Trust;
import org.handfast.protocol.wire.Bytes;

/// Whether a server that is known from before would be trusted now.
final class KnownServer {
  private KnownServer() {}

  /// Holds the server of a saved session to what is asked of this connection: a resumed handshake
  /// shows no certificate, and a session that was saved under `--insecure` comes from no proof.
  static void require(SavedSession saved, Trust trust, PeerName name) throws CommandFailure {
    if (saved.verification() == Verification.SKIPPED) {
      throw new CommandFailure(
          ExitCode.UNTRUSTED,
          "untrusted",
          "--resume: the session was saved under --insecure: its server has never been verified",
          "connect without --resume to have it prove who it is, or resume it with --insecure");
    }
    Session.Terms terms = saved.ticket().session().terms();
    List<X509Certificate> chain = terms.peer().map(known -> known.peer().chain()).orElse(List.of());
    try {
      // What the certificate has to allow hangs on the suite.
      Negotiated known = Negotiated.nothing(Side.CLIENT).with(new Fact.Suite(terms.suite()));
      verify(chain, known, trust, name);
    } catch (UntrustedPeer e) {
      throw new CommandFailure(
          Cause.exitCode(e.reason()),
          "untrusted",
          "--resume: the server of the saved session would not be trusted now: " + e.getMessage(),
          "connect without --resume to have it prove who it is");
    }
  }

  /// Verifies a chain whose key has been proved before.
  static void verify(List<X509Certificate> chain, Negotiated negotiated, Trust trust, PeerName name)
      throws UntrustedPeer {
    if (chain.isEmpty()) {
      throw new UntrustedPeer(UntrustedPeer.Reason.OTHER, "there is no certificate");
    }
    VerifiedPeer _ =
        PathVerifier.trusting(trust)
            .forServer(name)
            .verify(
                new PresentedChain(
                    Side.SERVER, chain.stream().map(KnownServer::encoded).toList(), negotiated));
  }

  private static Bytes encoded(X509Certificate certificate) {
    try {
      return Bytes.owning(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has its encoding", e);
    }
  }
}
