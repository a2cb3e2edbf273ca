package org.handfast.engine;

import java.util.Optional;
import java.util.function.Function;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.client.ClientMachine;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ConfigSource;
import org.handfast.engine.failure.LocalFault;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.Driver;
import org.handfast.engine.handshake.HandshakeContext;
import org.handfast.engine.handshake.Machine;
import org.handfast.engine.handshake.RecordEffects;
import org.handfast.engine.record.HandshakeJoiner;
import org.handfast.engine.record.ReceivePath;
import org.handfast.engine.record.SendPath;
import org.handfast.engine.schedule.Exporter;
import org.handfast.engine.server.ServerContext;
import org.handfast.engine.server.ServerMachine;
import org.handfast.protocol.wire.Bytes;

/// One end of a TLS connection, without any I/O: whoever owns the transport feeds received bytes to
/// [#inbound], takes bytes to send from [#outbound], and asks [#wants] what comes next.
///
/// One thread may read while another writes, and any thread may ask. Nothing here blocks.
public final class TlsConnection {
  private final Side side;
  private final SendPath sendPath;
  private final HandshakeContext handshake;
  private final RecordEffects effects;
  private final Driver driver;
  private final Inbound inbound;
  private final Outbound outbound;
  private final EarlyData earlyData;

  private TlsConnection(Side side, MachineMaker maker) {
    this.side = side;
    this.sendPath = new SendPath(side);
    HandshakeJoiner joiner = new HandshakeJoiner(side.peer());
    ReceivePath receivePath = new ReceivePath(side.peer(), joiner);
    this.effects = new RecordEffects(sendPath, receivePath);
    Machine machine = maker.make(effects, joiner);
    this.handshake = machine.context();
    this.driver = new Driver(machine, sendPath, receivePath);
    receivePath.deliverTo(driver);
    this.inbound = new Inbound(side, receivePath, driver);
    this.outbound = new Outbound(side, sendPath, effects, driver);
    this.earlyData = new EarlyData(sendPath, receivePath, handshake);
  }

  private interface MachineMaker {
    Machine make(RecordEffects effects, HandshakeJoiner joiner);
  }

  /// A client that asks for no server by name.
  public static TlsConnection client(ClientConfig config) {
    return client(config, Optional.empty());
  }

  /// A client that asks for `serverName`, a host name (RFC 6066 3); an IP address is none.
  public static TlsConnection client(ClientConfig config, String serverName) {
    return client(config, Optional.of(serverName));
  }

  private static TlsConnection client(ClientConfig config, Optional<String> serverName) {
    return client(config, serverName, Optional.empty());
  }

  /// A client that may resume an earlier session of the same peer, and keeps this one's tickets.
  ///
  /// @param serverName the host name to ask for; empty to ask for none
  /// @param peer under which name the peer's sessions are kept, such as host and port; empty to
  ///   resume nothing
  public static TlsConnection client(
      ClientConfig config, Optional<String> serverName, Optional<String> peer) {
    return new TlsConnection(
        Side.CLIENT,
        (effects, joiner) ->
            new ClientMachine(new ClientContext(config, peer, effects, joiner), serverName));
  }

  /// A server that chooses its configuration when it has seen the ClientHello.
  public static TlsConnection server(ConfigSource configs) {
    return new TlsConnection(
        Side.SERVER,
        (effects, joiner) -> new ServerMachine(new ServerContext(configs, effects, joiner)));
  }

  public Side side() {
    return side;
  }

  /// Where received bytes go in.
  public Inbound inbound() {
    return inbound;
  }

  /// Where bytes to send come out.
  public Outbound outbound() {
    return outbound;
  }

  /// Data before the handshake is done: what a client sends with its first flight, and what a
  /// server gets to read of it.
  public EarlyData earlyData() {
    return earlyData;
  }

  /// What the connection wants next.
  public Wants wants() {
    sendPath.lock().lock();
    try {
      if (sendPath.hasOutput() || (side == Side.CLIENT && driver.isToBegin())) {
        return new Wants.Output();
      }
      if (sendPath.isClosed() && (driver.isEnded() || inbound.isClosed())) {
        return new Wants.Closed();
      }
      Optional<Runnable> task = driver.task();
      if (task.isPresent()) {
        return new Wants.Work(task.get());
      }
      return effects.isConnected() ? new Wants.Nothing() : new Wants.Input();
    } finally {
      sendPath.lock().unlock();
    }
  }

  /// The local work that is due, if any, whatever else is wanted. Once the handshake is done
  /// another thread may be the one that sends: who only reads asks for the work, which output must
  /// not hide.
  public Optional<Runnable> work() {
    sendPath.lock().lock();
    try {
      return driver.task();
    } finally {
      sendPath.lock().unlock();
    }
  }

  /// What is known by now; during the handshake too.
  public Negotiated negotiated() {
    return handshake.negotiated();
  }

  /// Whether the handshake was completed, however the connection went on.
  public boolean isConnected() {
    return effects.isConnected();
  }

  /// Keying material for another protocol, which only the two ends of this connection can compute
  /// (RFC 5705, RFC 9846 7.5), in an array that belongs to the caller.
  ///
  /// @param label what it is for, 1 to 249 bytes in UTF-8; both ends use the same
  /// @param context what else both ends know; may be empty, which under TLS 1.2 is not the same as
  ///   none
  /// @param length in bytes, at most 255 times that of the suite's hash
  /// @throws IllegalArgumentException if the label, the context or the length is out of range
  /// @throws IllegalStateException before the handshake is done, and after the connection has ended
  public byte[] export(String label, Bytes context, int length) {
    return export(exporter -> exporter.export(label, context, length));
  }

  /// The same without a context.
  public byte[] export(String label, int length) {
    return export(exporter -> exporter.export(label, length));
  }

  private byte[] export(Function<Exporter, byte[]> use) {
    // Under the lock the secret cannot end while it is being used.
    sendPath.lock().lock();
    try {
      if (!effects.isConnected()) {
        throw new IllegalStateException("nothing can be exported before the handshake is done");
      }
      return use.apply(
          handshake
              .exporter()
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "the connection has ended with its secrets, or its keys are not bound to"
                              + " its handshake (RFC 7627 5.4)")));
    } finally {
      sendPath.lock().unlock();
    }
  }

  /// The channel binding `tls-exporter` (RFC 9266 2): 32 bytes that differ for every connection.
  ///
  /// @throws IllegalStateException as [#export]
  public Bytes channelBinding() {
    return Bytes.owning(export("EXPORTER-Channel-Binding", Bytes.EMPTY, 32));
  }

  /// Asks the client for a certificate, once the handshake is done (RFC 9846 4.7.2). The request
  /// leaves as output that is due; the answer comes with what is read, and [#negotiated] then knows
  /// the peer, if it has proved to be anybody. The client may take its time and go on sending.
  ///
  /// @throws IllegalStateException if the client cannot be asked: before the handshake is done, if
  ///   it has not [offered it][Negotiated#offersPostHandshakeAuth] or has an external key, if the
  ///   configuration is for [no][org.handfast.engine.trust.ClientAuthentication#NONE] client
  ///   authentication, if it has not answered the last request yet, or when the connection is
  ///   ending; and always on a client
  public void requestClientCertificate() {
    sendPath.lock().lock();
    try {
      driver.requestCertificate();
    } finally {
      sendPath.lock().unlock();
    }
  }

  /// Whether the client was [asked][#requestClientCertificate] and has not answered in full.
  public boolean isClientCertificateAwaited() {
    sendPath.lock().lock();
    try {
      return driver.isCertificateAwaited();
    } finally {
      sendPath.lock().unlock();
    }
  }

  /// Why the connection has failed, if it has.
  public Optional<TlsException> failure() {
    return driver.failure();
  }

  /// Forgets everything: secrets end, nothing more is sent, and reading fails.
  public void abort() {
    sendPath.lock().lock();
    try {
      driver.abandon(new LocalFault("this side has aborted the connection"));
    } finally {
      sendPath.lock().unlock();
    }
  }
}
