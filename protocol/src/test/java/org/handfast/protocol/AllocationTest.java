package org.handfast.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.vectors.OpenSslTls12;
import org.handfast.protocol.vectors.Rfc8448;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;
import org.junit.jupiter.api.Test;

/// Writing into a buffer that is there already, and walking through vectors, allocate nothing.
class AllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CALLS = 1000;
  private static final int ROUNDS = 20;

  private interface Work {
    void run() throws DecodeException;
  }

  @Test
  void encodingIntoAUsedWriter() throws DecodeException {
    WireWriter out = new WireWriter(4096);
    List<HandshakeMessage> messages = new ArrayList<>();
    for (Bytes wire : Rfc8448.CLIENT_AUTHENTICATION.handshakeMessages()) {
      messages.add(HandshakeCodec.decode(wire));
    }
    for (Bytes wire : OpenSslTls12.AUTHENTICATED.handshakeMessages()) {
      messages.add(HandshakeCodec.decode(ProtocolVersion.TLS_1_2, wire));
    }
    for (HandshakeMessage message : messages) {
      assertAllocatesNothing(
          () -> {
            out.clear();
            HandshakeCodec.encode(message, out);
          });
    }
  }

  @Test
  void scopesOfAWriter() throws DecodeException {
    WireWriter out = new WireWriter(64);
    assertAllocatesNothing(
        () -> {
          out.clear();
          try (var _ = out.vector(0, 0xFFFFFF)) {
            try (var _ = out.vector(0, 0xFFFF)) {
              out.u32(7);
            }
          }
        });
  }

  @Test
  void scopesOfAReader() throws DecodeException {
    byte[] wire = new byte[5 * CALLS * ROUNDS];
    for (int i = 0; i < wire.length; i += 5) {
      wire[i + 2] = 2;
      wire[i + 3] = 1;
      wire[i + 4] = 7;
    }
    WireReader in = new WireReader(wire, 0, wire.length);
    int[] last = new int[1];
    assertAllocatesNothing(
        () -> {
          try (var _ = in.vector(0, 0xFFFFFF)) {
            try (var _ = in.vector(0, 0xFF)) {
              last[0] = in.u8();
            }
          }
        });
    assertThat(last[0]).isEqualTo(7);
  }

  private static void assertAllocatesNothing(Work work) throws DecodeException {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > 0; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int call = 0; call < CALLS; call++) {
        work.run();
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).as("bytes in " + CALLS + " calls").isZero();
  }
}
