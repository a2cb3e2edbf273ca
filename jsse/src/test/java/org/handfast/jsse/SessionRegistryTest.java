package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.security.cert.Certificate;
import java.util.Collections;
import javax.net.ssl.SSLSession;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

class SessionRegistryTest {
  @Test
  void peersDoNotFillTheMemoryWithCertificates() {
    SessionRegistry registry = new SessionRegistry(2_500);
    for (int i = 0; i < 5; i++) {
      registry.add(sessionWith(1_000), Bytes.of((byte) i));
    }
    assertThat(Collections.list(registry.getIds())).containsExactly(new byte[] {3}, new byte[] {4});

    registry.remove(Bytes.of((byte) 4));
    registry.add(sessionWith(1_400), Bytes.of((byte) 5));
    assertThat(Collections.list(registry.getIds())).containsExactly(new byte[] {3}, new byte[] {5});
  }

  @Test
  void theSameSessionCountsOnce() {
    SessionRegistry registry = new SessionRegistry(2_500);
    for (int i = 0; i < 5; i++) {
      registry.add(sessionWith(1_000), Bytes.of((byte) 1));
    }
    registry.add(sessionWith(1_000), Bytes.of((byte) 2));
    assertThat(Collections.list(registry.getIds())).hasSize(2);
  }

  private static SSLSession sessionWith(int bytes) {
    return (SSLSession)
        Proxy.newProxyInstance(
            SSLSession.class.getClassLoader(),
            new Class<?>[] {SSLSession.class},
            (_, method, _) -> {
              assertThat(method.getName()).isEqualTo("getPeerCertificates");
              return new Certificate[] {new Opaque(bytes)};
            });
  }

  /// So many bytes that say they are a certificate.
  private static final class Opaque extends Certificate {
    private static final long serialVersionUID = 1L;

    private final int bytes;

    Opaque(int bytes) {
      super("opaque");
      this.bytes = bytes;
    }

    @Override
    public byte[] getEncoded() {
      return new byte[bytes];
    }

    @Override
    public void verify(java.security.PublicKey key) {}

    @Override
    public void verify(java.security.PublicKey key, String provider) {}

    @Override
    public String toString() {
      return "opaque";
    }

    @Override
    public java.security.PublicKey getPublicKey() {
      throw new UnsupportedOperationException();
    }
  }
}
