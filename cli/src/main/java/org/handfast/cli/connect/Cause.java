package org.handfast.cli.connect;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.handfast.cli.connect.Attempt.Stage;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.cli.terminal.HostAndPort;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.net.HandshakeTimeoutException;
import org.handfast.net.TlsIOException;
import org.handfast.net.TruncatedException;
import org.handfast.pki.PeerName;
import org.handfast.protocol.registry.AlertDescription;

/// Why a connection failed, as a person needs to know it: the cause, and what to try next.
final class Cause {
  private Cause() {}

  static CommandFailure of(IOException failure, HostAndPort where, PeerName name, Stage stage) {
    return switch (failure) {
      case UnknownHostException _ ->
          new CommandFailure(
              ExitCode.UNKNOWN_HOST,
              "unknown-host",
              "there is no host " + where.host(),
              "check the spelling, and the name service: getent hosts " + where.host());
      case ConnectException refused ->
          new CommandFailure(
              ExitCode.REFUSED,
              "refused",
              where + " refused the connection: " + refused.getMessage(),
              "is the server running, and is " + where.port() + " its port?");
      case HandshakeTimeoutException late ->
          new CommandFailure(
              ExitCode.TIMED_OUT,
              "timed-out",
              where + ": " + late.getMessage(),
              "does it speak TLS at all? look with: nc " + where.host() + " " + where.port());
      case SocketTimeoutException _ ->
          new CommandFailure(
              ExitCode.TIMED_OUT,
              "timed-out",
              where + " does not answer",
              "a firewall may drop the connection: try another port or network");
      case TruncatedException _ when stage == Stage.CONNECTING ->
          new CommandFailure(
              ExitCode.HANDSHAKE_FAILED,
              "handshake-failed",
              where + " hung up during the handshake",
              "it may speak neither TLS 1.3 nor TLS 1.2, or want another name: --sni NAME");
      case TruncatedException _ ->
          new CommandFailure(
              ExitCode.CUT,
              "cut",
              where + " ended the stream without saying so (no close_notify): it may be incomplete",
              "if it ended only because your input did: --keep-open");
      case TlsIOException tls -> ofTls(tls.failure(), where, name);
      default -> ofTransport(failure, where, stage);
    };
  }

  private static CommandFailure ofTls(TlsException failure, HostAndPort where, PeerName name) {
    return failure instanceof UntrustedPeer untrusted
        ? new CommandFailure(
            exitCode(untrusted.reason()),
            "untrusted",
            where + ": " + untrusted.getMessage(),
            remedy(untrusted.reason(), name))
        : new CommandFailure(
            ExitCode.HANDSHAKE_FAILED,
            "handshake-failed",
            where + ": " + failure.getMessage(),
            remedy(failure, where));
  }

  private static CommandFailure ofTransport(IOException failure, HostAndPort where, Stage stage) {
    String message = where + ": " + failure.getMessage();
    return stage == Stage.CONNECTING
        ? new CommandFailure(ExitCode.HANDSHAKE_FAILED, "handshake-failed", message, "")
        : new CommandFailure(ExitCode.CUT, "cut", message + ": the stream may be incomplete", "");
  }

  /// The number for each reason not to trust a server.
  static int exitCode(UntrustedPeer.Reason reason) {
    return switch (reason) {
      case WRONG_NAME -> ExitCode.WRONG_NAME;
      case EXPIRED -> ExitCode.EXPIRED;
      case UNKNOWN_CA,
          REVOKED,
          WEAK,
          MALFORMED,
          TOO_LONG,
          WRONG_USE,
          BAD_STATUS,
          UNKNOWN_KEY,
          MALFORMED_KEY,
          OTHER ->
          ExitCode.UNTRUSTED;
    };
  }

  private static String remedy(UntrustedPeer.Reason reason, PeerName name) {
    return switch (reason) {
      case UNKNOWN_CA ->
          "if you know its authority: --cacert FILE; to look at it anyway: --insecure";
      case EXPIRED -> "have it renewed; and is the clock of this machine right?";
      case WRONG_NAME ->
          "connect to a name that it holds, or expect one with --sni NAME instead of " + name;
      case REVOKED,
          WEAK,
          MALFORMED,
          TOO_LONG,
          WRONG_USE,
          BAD_STATUS,
          UNKNOWN_KEY,
          MALFORMED_KEY,
          OTHER ->
          "to look at it anyway: --insecure";
    };
  }

  private static String remedy(TlsException failure, HostAndPort where) {
    if (failure instanceof PeerViolation broken && broken.violation() == RecordViolation.NOT_TLS) {
      return "it does not speak TLS on this port; look with: nc "
          + where.host()
          + " "
          + where.port();
    }
    if (failure instanceof PeerViolation broken
        && broken.violation() == Tls12Violation.EXTENDED_MASTER_SECRET_MISSING) {
      return "for an old server: --policy classic, which does without";
    }
    if (!(failure instanceof PeerRejected rejected)) {
      return "";
    }
    AlertDescription alert = rejected.alert();
    if (alert.equals(AlertDescription.CERTIFICATE_REQUIRED)) {
      return "the server wants a client certificate: --cert FILE --key FILE";
    }
    if (alert.equals(AlertDescription.PROTOCOL_VERSION)) {
      return "offer both versions: leave --tls out; a server that refuses these, too, has nothing"
          + " newer than TLS 1.1, which this program does not speak";
    }
    if (alert.equals(AlertDescription.NO_APPLICATION_PROTOCOL)) {
      return "offer another application protocol: --alpn";
    }
    if (alert.equals(AlertDescription.UNRECOGNIZED_NAME)) {
      return "ask for another name: --sni NAME";
    }
    if (alert.equals(AlertDescription.DECRYPT_ERROR)
        || alert.equals(AlertDescription.ILLEGAL_PARAMETER)
        || alert.equals(AlertDescription.UNKNOWN_PSK_IDENTITY)) {
      return "with --psk or --psk-file: check that identity and key are the server's too";
    }
    if (alert.equals(AlertDescription.UNKNOWN_CA)) {
      return "the server does not trust our certificate's authority: present another with --cert";
    }
    return alert.equals(AlertDescription.HANDSHAKE_FAILURE) ? refused(failure.stage()) : "";
  }

  /// TLS 1.2 has no alert of its own for a missing client certificate (RFC 5246 7.4.6).
  private static String refused(String stage) {
    return stage.equals("awaiting the server's hello")
        ? "offer all there is: leave --groups and --suites out; for an old server: --policy"
            + " classic; one that refuses that, too, has nothing that this program speaks"
        : "it may want a client certificate: --cert FILE --key FILE";
  }
}
