package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Keying material through [ExtendedSSLSession], where the JDK's own provider must find the same.
@ParameterizedClass
@ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
final class ExportTest {
  @Parameter String protocol;

  private static final String LABEL = "EXPERIMENTAL h\u00e4ndfast";
  private static final byte[] CONTEXT = "context".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @EnumSource
  void bothProvidersExportTheSameWhicheverIsTheServer(Contexts server) throws SSLException {
    Contexts client = server == Contexts.JDK ? Contexts.HANDFAST : Contexts.JDK;
    EnginePair pair =
        EnginePair.of(client.anonymous(), server.localhost()).speaking(protocol).handshake();
    ExtendedSSLSession ours = session(pair.client.engine);
    ExtendedSSLSession theirs = session(pair.server.engine);
    for (byte[] context : new byte[][] {CONTEXT, {}, null}) {
      assertThat(ours.exportKeyingMaterialData(LABEL, context, 100))
          .hasSize(100)
          .isEqualTo(theirs.exportKeyingMaterialData(LABEL, context, 100));
    }
    SecretKey key = ours.exportKeyingMaterialKey("AES", LABEL, CONTEXT, 32);
    assertThat(key.getAlgorithm()).isEqualTo("AES");
    assertThat(key.getEncoded())
        .isEqualTo(theirs.exportKeyingMaterialKey("AES", LABEL, CONTEXT, 32).getEncoded());
  }

  @Test
  void nothingIsExportedBeforeTheHandshakeIsDone() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol);
    pair.client.engine.beginHandshake();
    ExtendedSSLSession none = session(pair.client.engine);
    ExtendedSSLSession growing = (ExtendedSSLSession) pair.client.engine.getHandshakeSession();
    for (ExtendedSSLSession session : new ExtendedSSLSession[] {none, growing}) {
      assertThatIllegalStateException()
          .isThrownBy(() -> session.exportKeyingMaterialData(LABEL, CONTEXT, 32));
      assertThatIllegalStateException()
          .isThrownBy(() -> session.exportKeyingMaterialKey("AES", LABEL, CONTEXT, 32));
    }
  }

  @Test
  void nothingIsExportedAfterTheEnd() throws SSLException {
    EnginePair pair = EnginePair.ours().speaking(protocol).handshake();
    ExtendedSSLSession session = session(pair.client.engine);
    pair.client.engine.closeOutbound();
    pair.settle();
    pair.server.engine.closeOutbound();
    pair.settle();
    assertThatIllegalStateException()
        .isThrownBy(() -> session.exportKeyingMaterialData(LABEL, CONTEXT, 32));
  }

  @Test
  void whatCannotBeExportedIsSaid() throws SSLException {
    ExtendedSSLSession session =
        session(EnginePair.ours().speaking(protocol).handshake().client.engine);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.exportKeyingMaterialKey("", LABEL, CONTEXT, 32));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.exportKeyingMaterialData(LABEL, CONTEXT, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.exportKeyingMaterialData("x".repeat(250), CONTEXT, 32));
    assertThatNullPointerException()
        .isThrownBy(() -> session.exportKeyingMaterialData(null, CONTEXT, 32));
    assertThatNullPointerException()
        .isThrownBy(() -> session.exportKeyingMaterialKey(null, LABEL, CONTEXT, 32));
  }

  private static ExtendedSSLSession session(SSLEngine engine) {
    return (ExtendedSSLSession) engine.getSession();
  }
}
