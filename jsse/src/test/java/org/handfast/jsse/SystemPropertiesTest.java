package org.handfast.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLKeyException;
import javax.net.ssl.SSLProtocolException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The properties by which the JDK's own provider is configured mean the same here.
final class SystemPropertiesTest {
  private final Map<String, String> before = new HashMap<>();

  @AfterEach
  void restore() {
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }

  @Test
  void namedGroups() throws Exception {
    set("jdk.tls.namedGroups", "unheard-of, secp384r1, x25519");
    SSLContext context = context("TLS");
    assertThat(context.getDefaultSSLParameters().getNamedGroups())
        .containsExactly("secp384r1", "x25519");
    assertThat(context.getSupportedSSLParameters().getNamedGroups()).contains("secp521r1");
  }

  @Test
  void clientProtocols() throws Exception {
    set("jdk.tls.client.protocols", "TLSv1.2");
    assertThat(Contexts.client(context("TLS")).getEnabledProtocols()).containsExactly("TLSv1.2");
    assertThat(Contexts.server(context("TLS")).getEnabledProtocols())
        .containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(Contexts.client(context("TLSv1.3")).getEnabledProtocols())
        .containsExactly("TLSv1.3", "TLSv1.2");
    set("jdk.tls.client.protocols", "TLSv1.1");
    SSLEngine none = Contexts.client(context("TLS"));
    assertThat(none.getEnabledProtocols()).isEmpty();
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(none::beginHandshake)
        .withMessageContaining("protocol");
  }

  @Test
  void serverProtocols() throws Exception {
    set("jdk.tls.server.protocols", "TLSv1.2,TLSv1.1");
    assertThat(Contexts.server(context("TLS")).getEnabledProtocols()).containsExactly("TLSv1.2");
    assertThat(Contexts.client(context("TLS")).getEnabledProtocols())
        .containsExactly("TLSv1.3", "TLSv1.2");
  }

  @Test
  void extendedMasterSecret() throws Exception {
    set("jdk.tls.useExtendedMasterSecret", "false");
    EnginePair without = EnginePair.ours().speaking("TLSv1.2").handshake();
    ExtendedSSLSession session = (ExtendedSSLSession) without.client.engine.getSession();
    assertThat(session.getProtocol()).isEqualTo("TLSv1.2");
    assertThatExceptionOfType(SSLKeyException.class)
        .isThrownBy(() -> session.exportKeyingMaterialData("EXPERIMENTAL", null, 32))
        .withMessageContaining("extended master secret");
    EnginePair strict = EnginePair.ours().speaking("TLSv1.2");
    strict.client.wrap(ByteBuffer.allocate(0), strict.server);
    set("jdk.tls.useExtendedMasterSecret", "true");
    assertThatExceptionOfType(SSLProtocolException.class)
        .isThrownBy(strict::handshake)
        .withMessageContaining("does not bind its keys");
    set("jdk.tls.useExtendedMasterSecret", "false");
    EnginePair lax = EnginePair.ours().speaking("TLSv1.2");
    lax.client.wrap(ByteBuffer.allocate(0), lax.server);
    set("jdk.tls.useExtendedMasterSecret", "true");
    set("jdk.tls.allowLegacyMasterSecret", "true");
    assertThat(lax.handshake().client.finishedResults()).isEqualTo(1);
  }

  @Test
  void clientSignatureSchemes() {
    set("jdk.tls.client.SignatureSchemes", "ed25519");
    EnginePair pair = EnginePair.ours();
    assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(pair::handshake);
  }

  @Test
  void serverSignatureSchemes() throws Exception {
    set("jdk.tls.server.SignatureSchemes", "rsa_pss_rsae_sha256");
    EnginePair pair =
        EnginePair.of(
            Contexts.HANDFAST.anonymous(),
            Contexts.HANDFAST.with(
                TestIdentity.keyManagers(
                    TestCa.TRUSTED.localhost(KeyKind.P256),
                    TestCa.TRUSTED.localhost(KeyKind.RSA))));
    pair.handshake();
    assertThat(pair.client.engine.getSession().getPeerCertificates()[0])
        .isEqualTo(TestCa.TRUSTED.localhost(KeyKind.RSA).certificate());
  }

  @Test
  void theDefaultContextHasTheKeysAndTheTrustThatThePropertiesName(@TempDir Path folder)
      throws Exception {
    Path keys = folder.resolve("keys.p12");
    Path trust = folder.resolve("trust.p12");
    try (OutputStream out = Files.newOutputStream(keys)) {
      TestIdentity.keyStore(TestCa.TRUSTED.localhost(KeyKind.P256))
          .store(out, TestIdentity.PASSWORD);
    }
    try (OutputStream out = Files.newOutputStream(trust)) {
      TestCa.TRUSTED.trustStore().store(out, TestIdentity.PASSWORD);
    }
    set("javax.net.ssl.keyStore", keys.toString());
    set("javax.net.ssl.keyStoreType", "PKCS12");
    set("javax.net.ssl.keyStorePassword", new String(TestIdentity.PASSWORD));
    set("javax.net.ssl.trustStore", trust.toString());
    set("javax.net.ssl.trustStoreType", "PKCS12");
    set("javax.net.ssl.trustStorePassword", new String(TestIdentity.PASSWORD));
    SSLContext context = SSLContext.getInstance("Default", new HandfastProvider());
    EnginePair pair = EnginePair.of(context, context);
    pair.server.engine.setNeedClientAuth(true);
    pair.handshake();
    assertThat(pair.server.finishedResults()).isEqualTo(1);
    assertThat(pair.server.engine.getSession().getPeerCertificates()[0])
        .isEqualTo(TestCa.TRUSTED.localhost(KeyKind.P256).certificate());
  }

  private void set(String name, String value) {
    if (!before.containsKey(name)) {
      before.put(name, System.getProperty(name));
    }
    System.setProperty(name, value);
  }

  private static SSLContext context(String name) throws Exception {
    SSLContext context = SSLContext.getInstance(name, new HandfastProvider());
    context.init(null, TestCa.TRUSTED.trustManagers(), null);
    return context;
  }
}
