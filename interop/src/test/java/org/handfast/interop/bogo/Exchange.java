package org.handfast.interop.bogo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.Negotiated;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Truncated;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.wire.Bytes;

/// One connection of a test: the handshake, what must be true after it, and the application data,
/// which is sent back with every bit turned.
record Exchange(
    Settings settings, Settings retried, ShimCredentials credentials, ShimMemory memory) {
  // Records may be read in pieces.
  private static final int READ_SIZE = 512;

  void run(boolean resumption) throws IOException, TlsException, ShimFailure {
    TrafficLog log = new TrafficLog();
    try (Wire wire =
        Wire.connect(
            settings.main(), new ShimConfigs(settings, credentials, memory, log).connection())) {
      boolean written = EarlyWrite.of(settings.main(), wire).perform();
      wire.handshake();
      Negotiated negotiated = wire.connection().negotiated();
      new Expectations(settings, credentials).checkEarlyData(negotiated);
      boolean again = !settings.isServer() && negotiated.earlyData() == EarlyDataStatus.REJECTED;
      Settings current = again ? retried : settings;
      new Expectations(current, credentials).check(negotiated, resumption);
      if (current.main().has("-export-traffic-secrets")) {
        wire.write(log.traffic(wire.connection().side()));
      }
      talk(wire, current.main(), written && !again);
      new SessionChecks(current.main(), memory).check(negotiated, !resumption);
      part(wire);
    }
  }

  private void talk(Wire wire, Section flags, boolean written) throws IOException, TlsException {
    if (flags.has("-export-keying-material")) {
      wire.write(exported(wire, flags));
    }
    if (flags.has("-write-different-record-sizes")) {
      writeManySizes(wire);
      return;
    }
    byte[] first = flags.text("-shim-initial-write").orElse("hello").getBytes(ISO_8859_1);
    if (flags.has("-read-with-unfinished-write") && !written) {
      wire.writeOneByteOf(first);
    } else if (flags.has("-shim-writes-first") && !written) {
      for (int i = flags.number("-repeat-shim-initial-write").orElse(1); i > 0; i--) {
        wire.write(first);
      }
    }
    if (!flags.has("-shim-shuts-down")) {
      echo(wire, flags);
    }
  }

  private void echo(Wire wire, Section flags) throws IOException, TlsException {
    byte[] buffer = new byte[flags.number("-read-size").orElse(READ_SIZE)];
    while (true) {
      if (flags.has("-key-update-before-read")) {
        updateKeys(wire);
      }
      int length = read(wire, buffer);
      if (length < 0) {
        return;
      }
      if (flags.has("-use-exporter-between-reads")) {
        byte[] _ = wire.connection().export("between reads", Bytes.EMPTY, 1);
      }
      wire.release();
      if (flags.has("-key-update")) {
        updateKeys(wire);
      }
      byte[] answer = Arrays.copyOf(buffer, length);
      for (int i = 0; i < length; i++) {
        answer[i] ^= (byte) 0xff;
      }
      wire.write(answer);
    }
  }

  private int read(Wire wire, byte[] buffer) throws IOException, TlsException {
    try {
      return wire.read(buffer);
    } catch (Truncated e) {
      // A test that cares how the connection ends says so.
      if (settings.main().has("-check-close-notify")) {
        throw e;
      }
      return -1;
    }
  }

  // In TLS 1.2 an empty context and none are not the same (RFC 5705 4).
  private static byte[] exported(Wire wire, Section flags) {
    String label = flags.text("-export-label").orElse("");
    int length = flags.number("-export-keying-material").orElseThrow();
    if (!flags.has("-use-export-context")) {
      return wire.connection().export(label, length);
    }
    byte[] context = flags.text("-export-context").orElse("").getBytes(ISO_8859_1);
    return wire.connection().export(label, Bytes.owning(context), length);
  }

  private static void updateKeys(Wire wire) {
    wire.connection().outbound().updateKeys(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
  }

  private static void writeManySizes(Wire wire) throws IOException, TlsException {
    int[] sizes = {0, 1, 255, 256, 257, 16_383, 16_384, 16_385, 32_767, 32_768, 32_769};
    for (int size : sizes) {
      byte[] data = new byte[size];
      Arrays.fill(data, (byte) 0x42);
      wire.write(data);
    }
  }

  private void part(Wire wire) throws IOException, TlsException, ShimFailure {
    if (!settings.main().has("-check-close-notify")) {
      return;
    }
    wire.sayGoodbye();
    if (settings.main().has("-shim-shuts-down")) {
      ShimFailure.require(
          wire.read(new byte[1]) < 0, ":DATA_AFTER_END: data came after the end was due");
    }
  }
}
