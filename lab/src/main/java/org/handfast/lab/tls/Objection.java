package org.handfast.lab.tls;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handfast.engine.failure.AlertMapper;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.UntrustedPeer;

/// What the stack says when it ends a connection, as a notice has it.
///
/// @param step what was looked at
/// @param check the broken rule and the alert that follows from it, such as `BAD_RECORD →
///   bad_record_mac`
/// @param why the stack's own sentence
record Objection(String step, String check, String why) {
  private static final Pattern AWAITED = Pattern.compile("awaiting the (?:client|server)'s (.*)");
  private static final Pattern ANSWERING = Pattern.compile("choosing |looking for ");

  /// @param place what was looked at, where that is known better than by the stack's stage; else
  ///   empty
  static Objection of(TlsException failure, String place) {
    return new Objection(
        place.isEmpty() ? step(failure) : place, check(failure), sentence(failure));
  }

  // What Bob awaits first is Alice's pick; what Alice awaits first is his hello.
  private static String step(TlsException failure) {
    if (failure instanceof UntrustedPeer) {
      return "certificate";
    }
    return switch (failure.stage()) {
      case "awaiting the server's hello", "awaiting the server's hello after a retry" -> "pick";
      // The chain itself was good, or it would be somebody untrusted.
      case "checking the server's certificate" -> "signature";
      default -> awaited(failure.stage());
    };
  }

  private static String awaited(String stage) {
    Matcher awaited = AWAITED.matcher(stage);
    if (!awaited.matches()) {
      // What the server chooses and looks for is what the client's hello says.
      return ANSWERING.matcher(stage).lookingAt() ? "hello" : stage;
    }
    return switch (awaited.group(1)) {
      case "second hello" -> "hello";
      case "Certificate", "Certificate or CertificateRequest" -> "certificate";
      case "key exchange" -> "secret";
      // Under TLS 1.2 the message that follows has nothing to say but that the keys are there.
      case "ChangeCipherSpec" -> "Finished";
      default -> awaited.group(1);
    };
  }

  private static String check(TlsException failure) {
    String rule =
        switch (failure) {
          case PeerViolation broken -> broken.violation().name();
          case UntrustedPeer untrusted -> untrusted.reason().name();
          case PeerIncompatible incompatible -> incompatible.reason().name();
          default -> failure.getClass().getSimpleName();
        };
    return AlertMapper.alertFor(failure).map(alert -> rule + " → " + alert).orElse(rule);
  }

  private static String sentence(TlsException failure) {
    String text = String.valueOf(failure.getMessage());
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
