package org.handfast.bench.timing;

import java.nio.ByteBuffer;
import java.util.List;
import org.handfast.engine.Side;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.record.HandshakeJoiner;
import org.handfast.engine.record.HandshakeReceiver;
import org.handfast.engine.record.ReceivePath;
import org.handfast.engine.record.Tolerance;
import org.handfast.engine.schedule.tls12.DirectionKeys;
import org.handfast.engine.schedule.tls12.MacOrder;
import org.handfast.engine.schedule.tls12.Tls12Suite;
import org.handfast.engine.schedule.tls12.Tls12Suites;
import org.handfast.engine.secret.SecretScope;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.protocol.registry.CipherSuite;

/// A record being opened whose MAC was encrypted with it.
final class RecordSubject implements Subject {
  private final RecordFragments fragments = new RecordFragments();
  private final CryptoProvider crypto = JcaCryptoProvider.jdkOnly();
  private final Tls12Suite suite =
      Tls12Suites.working(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256, crypto).orElseThrow();

  @Override
  public String name() {
    return "MAC-then-encrypt";
  }

  @Override
  public List<String> classes() {
    return RecordFragments.WRONG;
  }

  @Override
  public Operation good() {
    return opening(fragments.good());
  }

  @Override
  public Operation failing(int way) {
    return opening(fragments.wrong(way));
  }

  private Operation opening(byte[] record) {
    ReceivePath path = path();
    ByteBuffer net = ByteBuffer.wrap(record);
    ByteBuffer[] app = {ByteBuffer.allocate(1 << 14)};
    return () -> {
      try {
        return path.read(net, app, 0, 1).hashCode();
      } catch (TlsException e) {
        return e.hashCode();
      }
    };
  }

  private ReceivePath path() {
    HandshakeJoiner joiner = new HandshakeJoiner(Side.CLIENT);
    ReceivePath path = new ReceivePath(Side.CLIENT, joiner);
    path.deliverTo(Connected.INSTANCE);
    SecretScope scope = SecretScope.open();
    try {
      path.protect(
          new DirectionKeys(
              suite,
              MacOrder.MAC_THEN_ENCRYPT,
              scope.adopt(fragments.macKey()),
              scope.adopt(fragments.key()),
              scope.adopt(new byte[0]),
              scope),
          joiner.boundary());
    } catch (TlsException e) {
      throw new IllegalStateException(e);
    }
    return path;
  }

  private enum Connected implements HandshakeReceiver {
    INSTANCE;

    @Override
    public Tolerance tolerance() {
      return Tolerance.APPLICATION_DATA;
    }

    @Override
    public void received() {}

    @Override
    public void changeCipherSpec() {}
  }
}
