package org.handfast.interop.bogo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;
import org.handfast.engine.Side;
import org.handfast.engine.secret.KeyLog;
import org.handfast.engine.secret.Secret;
import org.handfast.protocol.wire.Bytes;

/// Keeps the secrets of one connection, for the tests that compare them.
final class TrafficLog implements KeyLog {
  private final Map<Label, byte[]> secrets = new EnumMap<>(Label.class);

  @Override
  public void log(Label label, Bytes clientRandom, Secret secret) {
    secrets.put(label, secret.use(byte[]::clone));
  }

  /// The length of a secret, the one that this side receives under, and the one it sends under.
  byte[] traffic(Side self) {
    byte[] received = secrets.get(label(self.peer()));
    byte[] sent = secrets.get(label(self));
    if (received == null || sent == null) {
      throw new IllegalStateException("the secrets were not told");
    }
    return ByteBuffer.allocate(2 + received.length + sent.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) received.length)
        .put(received)
        .put(sent)
        .array();
  }

  private static Label label(Side sender) {
    return sender == Side.CLIENT ? Label.CLIENT_TRAFFIC_SECRET_0 : Label.SERVER_TRAFFIC_SECRET_0;
  }
}
