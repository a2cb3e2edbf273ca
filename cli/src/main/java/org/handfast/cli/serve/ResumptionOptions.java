package org.handfast.cli.serve;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.handfast.engine.session.InMemoryStrikeRegister;
import org.handfast.net.TicketKeyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How visitors come back.
final class ResumptionOptions {
  @Option(
      names = "--ticket-key-file",
      paramLabel = "FILE",
      description =
          "seal tickets under these keys, 48 random bytes each, the first one seals; read again"
              + " when it changes")
  private @Nullable Path keys;

  @Option(
      names = "--early-data",
      description =
          "take early data (0-RTT) and answer it at once; requests that are not safe get 425")
  private boolean earlyData;

  /// Whether early data is taken.
  boolean takesEarlyData() {
    return earlyData;
  }

  Resumption resumption(CryptoProvider crypto, Consumer<IOException> warning)
      throws CommandFailure {
    Resumption chosen =
        keys == null
            ? Resumption.ownKeys(crypto)
            : Resumption.sealed(keyFile(keys, warning), crypto);
    return earlyData
        ? chosen.earlyData(EarlyDataAcceptance.guardedBy(new InMemoryStrikeRegister()))
        : chosen;
  }

  private static TicketKeyFile keyFile(Path file, Consumer<IOException> warning)
      throws CommandFailure {
    try {
      return TicketKeyFile.of(file, warning);
    } catch (NoSuchFileException _) {
      throw badKeys("there is no file " + file);
    } catch (IOException e) {
      throw badKeys(String.valueOf(e.getMessage()));
    }
  }

  private static CommandFailure badKeys(String why) {
    return new CommandFailure(
        ExitCode.BAD_IDENTITY,
        "bad-identity",
        "--ticket-key-file: " + why,
        "make one with: (umask 077; openssl rand 48 > FILE)");
  }
}
