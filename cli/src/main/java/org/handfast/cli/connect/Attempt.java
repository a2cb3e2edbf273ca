package org.handfast.cli.connect;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.handfast.cli.connect.PeerOptions.Verification;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.HostAndPort;
import org.handfast.engine.Side;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.pki.PathVerifier;
import org.handfast.pki.PeerName;
import org.handfast.pki.Trust;
import org.handfast.protocol.wire.Bytes;

/// One connection that is wanted, and what there is to say about how it went.
final class Attempt {
  private final TlsClient client;
  private final Trust trust;
  private final Verification verification;
  private final HostAndPort where;
  private final PeerName name;
  private final InstantSource clock;
  private final long begin = System.nanoTime();
  private Stage stage = Stage.CONNECTING;

  Attempt(
      TlsClient client,
      Trust trust,
      Verification verification,
      HostAndPort where,
      PeerName name,
      InstantSource clock) {
    this.client = client;
    this.trust = trust;
    this.verification = verification;
    this.where = where;
    this.name = name;
    this.clock = clock;
  }

  /// How far it got.
  enum Stage {
    CONNECTING,
    STREAMING
  }

  TlsChannel open() throws IOException {
    TlsChannel channel = client.connect(where.host(), where.port(), name);
    stage = Stage.STREAMING;
    return channel;
  }

  Report report(TlsChannel channel) {
    Duration total = Duration.ofNanos(System.nanoTime() - begin);
    return Report.of(channel, where, name, verdict(channel), clock.instant(), total);
  }

  CommandFailure explain(IOException failure) {
    return Cause.of(failure, where, name, stage);
  }

  private Verdict verdict(TlsChannel channel) {
    if (verification == Verification.ENFORCED) {
      return new Verdict.Proven();
    }
    try {
      PresentedChain presented =
          new PresentedChain(Side.SERVER, chain(channel), channel.negotiated());
      VerifiedPeer _ = PathVerifier.trusting(trust).forServer(name).verify(presented);
      return new Verdict.Unchecked("");
    } catch (UntrustedPeer e) {
      return new Verdict.Unchecked(e.getMessage());
    }
  }

  private static List<Bytes> chain(TlsChannel channel) {
    return channel.negotiated().peer().map(VerifiedPeer::chain).orElse(List.of()).stream()
        .map(Attempt::encoded)
        .toList();
  }

  private static Bytes encoded(X509Certificate certificate) {
    try {
      return Bytes.owning(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has its encoding", e);
    }
  }
}
