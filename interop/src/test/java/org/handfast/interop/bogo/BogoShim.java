package org.handfast.interop.bogo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PeerRejected;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.ProtocolVersion;

/// What BoringSSL's test runner starts for each test: a program that connects to the runner and is
/// a TLS client or server, as the flags say.
public final class BogoShim {
  /// The versions that BoringSSL has and this stack has not.
  private static final Pattern OLDER =
      Pattern.compile("(%s|%s)[],]".formatted(ProtocolVersion.TLS_1_0, ProtocolVersion.TLS_1_1));

  private BogoShim() {}

  /// One test in a process of its own.
  public static void main(String[] arguments) {
    Outcome outcome = run(List.of(arguments));
    (outcome.exitCode() == 0 ? System.out : System.err).print(outcome.words());
    System.exit(outcome.exitCode());
  }

  /// One test.
  static Outcome run(List<String> arguments) {
    if (arguments.contains("-is-handshaker-supported")) {
      return new Outcome(0, "No\n");
    }
    try {
      Flags flags = Flags.parse(arguments);
      ShimMemory memory = new ShimMemory();
      int resumptions = flags.initial().main().number("-resume-count").orElse(0);
      for (int i = 0; i <= resumptions; i++) {
        Settings settings = i == 0 ? flags.initial() : flags.resumed();
        Outcome outcome = connect(settings, flags.retried(), memory, i > 0);
        if (outcome.exitCode() != 0) {
          return outcome;
        }
        settings
            .main()
            .number("-resumption-delay")
            .ifPresent(delay -> memory.advance(Duration.ofSeconds(delay)));
      }
      return Outcome.DONE;
    } catch (Unimplemented e) {
      return Outcome.unimplemented(e.getMessage());
    }
  }

  private static Outcome connect(
      Settings settings, Settings retried, ShimMemory memory, boolean resumption) {
    if (resumption && !settings.isServer() && memory.newest().isEmpty()) {
      return Outcome.failed("there is no session to offer");
    }
    try {
      new Exchange(settings, retried, ShimCredentials.of(settings), memory).run(resumption);
      return Outcome.DONE;
    } catch (TlsException e) {
      return isOlderVersionWanted(e) && settings.allowsOlder()
          ? Outcome.unimplemented("an older version than TLS 1.2")
          : Outcome.failed(ErrorNames.line(e));
    } catch (ShimFailure | IOException e) {
      return Outcome.failed(e.toString());
    }
  }

  private static boolean isOlderVersionWanted(TlsException failure) {
    return switch (failure) {
      case PeerIncompatible incompatible ->
          incompatible.reason() == PeerIncompatible.Reason.NO_COMMON_VERSION
              && OLDER.matcher(String.valueOf(incompatible.getMessage())).find();
      case PeerRejected rejected -> rejected.alert().equals(AlertDescription.PROTOCOL_VERSION);
      default -> false;
    };
  }
}
