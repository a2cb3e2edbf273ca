package org.handfast.cli.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.handfast.cli.terminal.CommandFailure;
import org.handfast.cli.terminal.ExitCode;
import org.handfast.net.TlsChannel;

/// Bytes in both directions until the peer ends.
final class Conversation {
  private static final int BUFFER = 64 << 10;

  private Conversation() {}

  /// Sends `input`, and puts what comes into `output`. The end of `input` ends this direction only;
  /// the peer's end ends it all.
  static void hold(TlsChannel channel, InputStream input, OutputStream output)
      throws IOException, CommandFailure {
    // A read of standard input cannot be interrupted: this thread must not keep the process alive.
    Thread.ofPlatform().daemon().name("handfast-input").start(() -> send(channel, input));
    byte[] buffer = new byte[BUFFER];
    for (int count = channel.input().read(buffer);
        count >= 0;
        count = channel.input().read(buffer)) {
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

  private static void send(TlsChannel channel, InputStream input) {
    byte[] buffer = new byte[BUFFER];
    try {
      for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
        channel.output().write(buffer, 0, count);
      }
      channel.closeWrite();
    } catch (IOException _) {
      // What ended the connection, the reading side sees too.
    }
  }
}
