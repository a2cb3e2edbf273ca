package org.handfast.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SignatureAlgorithmsCert;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

class ServerExtensionsTest {
  // RFC 9846 4.3.3: TLS 1.3 knows PKCS #1 v1.5 inside certificates alone.
  @Test
  void aCertificateRequestOffersOnlyWhatCanAnswerIt() {
    ServerConfig config =
        ServerConfig.with(TestCrypto.PROVIDER).identifiedBy(CredentialSource.none()).build();
    assertThat(config.policy().signatureSchemes()).contains(SignatureScheme.RSA_PKCS1_SHA256);

    Extensions asked = ServerExtensions.certificateRequest(Bytes.EMPTY, config).extensions();

    assertThat(asked.find(SignatureAlgorithms.class).orElseThrow().schemes())
        .isNotEmpty()
        .allMatch(SignatureScheme::isForHandshakes);
    assertThat(asked.find(SignatureAlgorithmsCert.class).orElseThrow().schemes())
        .contains(SignatureScheme.RSA_PKCS1_SHA256);
  }
}
