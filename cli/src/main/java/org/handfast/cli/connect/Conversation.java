package org.handfast.cli.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.net.TlsChannel;
import org.handfast.net.TruncatedException;
import org.handfast.protocol.registry.ProtocolVersion;

/// Bytes in both directions until the peer ends.
final class Conversation {
  private static final int BUFFER = 64 << 10;

  private final TlsChannel channel;
  private final EndOfInput endOfInput;
  private volatile boolean spoken;

  Conversation(TlsChannel channel, EndOfInput endOfInput) {
    this.channel = channel;
    this.endOfInput = endOfInput;
  }

  /// What the end of input does.
  enum EndOfInput {
    /// It ends this direction: close_notify.
    IS_PASSED_ON,
    /// It ends the connection, if nothing was sent before; else nothing: TLS 1.2 cannot end one
    /// direction alone, and the answer would be lost (RFC 5246 7.2.1).
    IS_PASSED_ON_UNSPOKEN,
    /// Nothing: the peer may go on waiting for more.
    IS_KEPT;

    /// What it can do on this connection.
    static EndOfInput of(TlsChannel channel) {
      boolean both =
          channel.negotiated().version().filter(ProtocolVersion.TLS_1_2::equals).isPresent();
      return both ? IS_PASSED_ON_UNSPOKEN : IS_PASSED_ON;
    }

    private boolean endsAfter(long sent) {
      return switch (this) {
        case IS_PASSED_ON -> true;
        case IS_PASSED_ON_UNSPOKEN -> sent == 0;
        case IS_KEPT -> false;
      };
    }
  }

  /// How a conversation ended.
  enum Ending {
    /// With the peer's close_notify.
    IN_ORDER,
    /// Without it, and without a single byte in either direction: many servers end so when they see
    /// that nothing will be asked.
    WITHOUT_A_WORD
  }

  /// Sends `input`, and puts what comes into `output`, until the peer ends.
  ///
  /// @throws TruncatedException if it ended without close_notify after something was said
  Ending hold(InputStream input, OutputStream output) throws IOException, CommandFailure {
    // A read of standard input cannot be interrupted: this thread must not keep the process alive.
    Thread.ofPlatform().daemon().name("handfast-input").start(() -> send(input));
    try {
      receive(output);
      return Ending.IN_ORDER;
    } catch (TruncatedException e) {
      if (spoken) {
        throw e;
      }
      return Ending.WITHOUT_A_WORD;
    }
  }

  private void receive(OutputStream output) throws IOException, CommandFailure {
    InputStream source = channel.input();
    byte[] buffer = new byte[BUFFER];
    for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
      spoken = true;
      write(output, buffer, count);
    }
  }

  /// Whoever read our output may have gone, as `head` does: no fault of the peer's.
  private static void write(OutputStream output, byte[] buffer, int count) throws CommandFailure {
    try {
      output.write(buffer, 0, count);
      output.flush();
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "output", "cannot write standard output: " + e.getMessage(), "");
    }
  }

  private void send(InputStream input) {
    byte[] buffer = new byte[BUFFER];
    long sent = 0;
    try {
      for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
        spoken = true;
        channel.output().write(buffer, 0, count);
        sent += count;
      }
      if (endOfInput.endsAfter(sent)) {
        channel.closeWrite();
      }
    } catch (IOException _) {
      // What ended the connection, the reading side sees too.
    }
  }
}
