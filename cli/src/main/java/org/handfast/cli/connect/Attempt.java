package org.handfast.cli.connect;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.handfast.cli.connect.PeerOptions.Verification;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.HostAndPort;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
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
  private final OneSession sessions;
  private final Resuming resuming;
  private final ByteBuffer early;
  private final long begin = System.nanoTime();
  private Stage stage = Stage.CONNECTING;

  Attempt(
      TlsClient client,
      Trust trust,
      Verification verification,
      HostAndPort where,
      PeerName name,
      InstantSource clock,
      OneSession sessions,
      Resuming resuming) {
    this.client = client;
    this.trust = trust;
    this.verification = verification;
    this.where = where;
    this.name = name;
    this.clock = clock;
    this.sessions = sessions;
    this.resuming = resuming;
    this.early = ByteBuffer.wrap(resuming.offeredEarly().toArray());
  }

  /// How far it got.
  enum Stage {
    CONNECTING,
    STREAMING
  }

  TlsChannel open() throws IOException {
    TlsChannel channel =
        early.hasRemaining()
            ? client.connectWithEarlyData(where.host(), where.port(), name, early)
            : client.connect(where.host(), where.port(), name);
    stage = Stage.STREAMING;
    return channel;
  }

  Report report(TlsChannel channel) {
    Duration total = Duration.ofNanos(System.nanoTime() - begin);
    return Report.of(channel, where, name, verdict(channel), clock.instant(), total)
        .with(
            resuming.notResumed(channel.negotiated()),
            resuming.notEarly(channel.negotiated(), early.remaining()));
  }

  CommandFailure explain(IOException failure) {
    return Cause.of(failure, where, name, stage);
  }

  /// Once the connection is closed, by when every ticket has come.
  void saveSession(SessionOptions options, PrintWriter err) throws CommandFailure {
    options.save(sessions, where.toString(), verification, err);
  }

  private Verdict verdict(TlsChannel channel) {
    Optional<Bytes> key = channel.negotiated().externalPsk();
    if (key.isPresent()) {
      return new Verdict.SharesKey(new String(key.get().toArray(), StandardCharsets.UTF_8));
    }
    if (verification == Verification.ENFORCED) {
      return new Verdict.Proven();
    }
    List<X509Certificate> chain =
        channel.negotiated().peer().map(VerifiedPeer::chain).orElse(List.of());
    try {
      KnownServer.verify(chain, channel.negotiated(), trust, name);
      return new Verdict.Unchecked("");
    } catch (UntrustedPeer e) {
      return new Verdict.Unchecked(e.getMessage());
    }
  }
}
