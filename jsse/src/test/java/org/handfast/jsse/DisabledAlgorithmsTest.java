package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The security property `jdk.tls.disabledAlgorithms`, as an administrator sets it.
final class DisabledAlgorithmsTest {
  @Test
  void whatItForbidsIsNeitherEnabledNorNegotiated(@TempDir Path folder) throws Exception {
    String disabled = "TLSv1.2, TLSv1.1, TLSv1, SSLv3, TLS_CHACHA20_POLY1305_SHA256, NULL";
    assertThat(OtherJvm.run(folder, disabled, Program.class))
        .isEqualTo("done" + System.lineSeparator());
  }

  /// Runs in a JVM of its own.
  static final class Program {
    private Program() {}

    public static void main(String[] args) throws SSLException {
      EnginePair pair = EnginePair.ours();
      for (EnginePeer peer : new EnginePeer[] {pair.client, pair.server}) {
        assertThat(peer.engine.getEnabledProtocols()).containsExactly("TLSv1.3");
        assertThat(peer.engine.getEnabledCipherSuites())
            .contains("TLS_AES_128_GCM_SHA256")
            .doesNotContain("TLS_CHACHA20_POLY1305_SHA256");
      }
      assertThat(pair.handshake().client.engine.getSession().getProtocol()).isEqualTo("TLSv1.3");
      SSLEngine client = Contexts.client(Contexts.HANDFAST.anonymous());
      client.setEnabledProtocols(new String[] {"TLSv1.2"});
      assertThatExceptionOfType(SSLHandshakeException.class)
          .isThrownBy(client::beginHandshake)
          .withMessageContaining("no protocol is left");
      System.out.println("done");
    }
  }
}
