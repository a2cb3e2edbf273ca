package org.handfast.cli.http;

import java.io.IOException;
import java.io.InputStream;
import org.handfast.net.TlsChannel;

/// All that a client sends, its early data first. Whether that is what was read last, the channel
/// tells: it is not established then.
///
/// Not a [java.io.SequenceInputStream], which closes what has ended: that would be the channel, and
/// the answer is still to be written.
final class EarlyThenRest extends InputStream {
  private final InputStream early;
  private final InputStream rest;
  private boolean earlyEnded;

  EarlyThenRest(TlsChannel channel) {
    this.early = channel.earlyData();
    this.rest = channel.input();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (!earlyEnded) {
      int count = early.read(target, from, length);
      if (count >= 0) {
        return count;
      }
      earlyEnded = true;
    }
    return rest.read(target, from, length);
  }
}
