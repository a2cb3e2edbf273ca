package org.handfast.cli.serve;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.ClosedChannelException;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.handfast.cli.terminal.RemoteAddress;
import org.handfast.cli.terminal.Style;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PeerIncompatible.Reason;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.net.ServerEvents;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsIOException;
import org.handfast.net.TruncatedException;
import org.handfast.pki.OcspResponses;
import org.handfast.pki.PkiException;
import org.handfast.pki.StapledStatus;
import org.handfast.protocol.registry.AlertDescription;

/// One line for each thing that went wrong with a visitor.
final class ServeLog implements ServerEvents, OcspResponses.Events {
  private final PrintWriter log;
  private final InstantSource clock;
  private final OwnVisit own;

  ServeLog(PrintWriter log, InstantSource clock, OwnVisit own) {
    this.log = log;
    this.clock = clock;
    this.own = own;
  }

  @Override
  public void handshakeFailed(TlsChannel channel, IOException failure) {
    // Whoever connects and goes again without a word is a port check.
    if (!own.isThis(channel) && !(failure instanceof TruncatedException)) {
      say(visitor(channel) + "handshake failed: " + reason(failure));
    }
  }

  @Override
  public void connectionFailed(TlsChannel channel, IOException failure) {
    say(visitor(channel) + "connection ended early: " + reason(failure));
  }

  @Override
  public void acceptFailed(IOException failure) {
    say("cannot accept connections: " + reason(failure) + "; trying again");
  }

  /// The file with the ticket keys has changed, and cannot be used.
  void ticketKeysFailed(IOException failure) {
    say("the ticket keys stay as they were: " + failure.getMessage());
  }

  @Override
  public void renewed(StapledStatus status) {
    say("stapling an OCSP response that is good until " + status.until());
  }

  @Override
  public void failed(PkiException failure) {
    say("no new OCSP response: " + failure.getMessage());
  }

  private void say(String line) {
    LocalTime now = LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault());
    log.println(now.truncatedTo(ChronoUnit.SECONDS) + " " + Style.printable(line));
    log.flush();
  }

  private static String reason(IOException failure) {
    if (failure instanceof ClosedChannelException) {
      return "the connection was closed already";
    }
    String message = String.valueOf(failure.getMessage());
    return failure instanceof TlsIOException tls ? message + hint(tls.failure()) : message;
  }

  /// What the operator can do about it.
  private static String hint(TlsException failure) {
    return switch (failure) {
      case PeerRejected rejected when rejected.alert().equals(AlertDescription.UNKNOWN_CA) ->
          "; it does not trust the authority of the certificate";
      case PeerIncompatible lists when lists.reason() == Reason.NO_COMMON_SUITE ->
          "; for an old client: --policy classic, with a certificate for RSA key transport";
      case PeerViolation broken
          when broken.violation() == Tls12Violation.EXTENDED_MASTER_SECRET_MISSING ->
          "; for an old client: --policy classic";
      default -> "";
    };
  }

  private static String visitor(TlsChannel channel) {
    return RemoteAddress.of(channel).map(address -> address.host() + " ").orElse("");
  }
}
