package org.handfast.interop.resumption;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.handfast.engine.Negotiated;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.interop.fixture.ChildProcess;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.net.TlsChannel;
import org.handfast.net.TlsClient;
import org.handfast.pki.PeerName;
import org.handfast.protocol.wire.Bytes;

/// What these tests do with our side, and with programs.
final class Ours {
  static final String NAME = TestCertificates.shared().leaf(KeyKind.P256).name();
  static final String IDENTITY = "somebody";
  static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  static final String EARLY = "early\n";

  private Ours() {}

  static TlsClient client() {
    return TlsClient.trusting(TestCertificates.shared().trust()).anonymous();
  }

  static ExternalPsk key() {
    return ExternalPsk.plain(
        Bytes.of(IDENTITY.getBytes(StandardCharsets.US_ASCII)),
        HexFormat.of().parseHex(KEY),
        HashAlgorithm.SHA256);
  }

  /// Connects, says a line, closes in order, and so gets the tickets.
  static Negotiated visit(TlsClient client, int port) throws IOException {
    try (TlsChannel channel = client.connect("127.0.0.1", port, PeerName.parse(NAME))) {
      channel.output().write("late\n".getBytes(StandardCharsets.US_ASCII));
      channel.closeWrite();
      return channel.negotiated();
    }
  }

  /// The same, with early data before the line.
  static Negotiated visitEarly(TlsClient client, int port) throws IOException {
    ByteBuffer early = ByteBuffer.wrap(EARLY.getBytes(StandardCharsets.US_ASCII));
    try (TlsChannel channel =
        client.connectWithEarlyData("127.0.0.1", port, PeerName.parse(NAME), early)) {
      channel.output().write("late\n".getBytes(StandardCharsets.US_ASCII));
      channel.closeWrite();
      return channel.negotiated();
    }
  }

  /// Runs a program to its end: all that it said.
  static String run(List<String> command) throws IOException {
    try (ChildProcess process = ChildProcess.start(command)) {
      return process.rest() + process.complaints().complete();
    }
  }
}
