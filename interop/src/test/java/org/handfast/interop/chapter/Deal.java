package org.handfast.interop.chapter;

import static org.handfast.protocol.registry.CipherSuite.TLS_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_AES_256_GCM_SHA384;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384;
import static org.handfast.protocol.registry.CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384;
import static org.handfast.protocol.registry.ProtocolVersion.TLS_1_2;
import static org.handfast.protocol.registry.ProtocolVersion.TLS_1_3;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handfast.engine.config.EncryptThenMacUse;
import org.handfast.engine.config.ExtendedMasterSecretUse;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.jca.JcaRsaDecryption;
import org.handfast.net.TlsClient;
import org.handfast.pki.Trust;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.wire.Bytes;

/// What two ends would agree on if nobody were between them: the strong suite of two, unless Trudy
/// takes it out of the client's list.
enum Deal {
  /// The chapter's own form: RSA key transport, the master secret of PMS and nonces.
  CHAPTER(
      OpenSsl.Form.CHAPTER,
      TLS_RSA_WITH_AES_256_GCM_SHA384,
      TLS_RSA_WITH_AES_128_CBC_SHA256,
      Policy.CLASSIC_2026
          .withVersions(TLS_1_2)
          .withExtendedMasterSecret(ExtendedMasterSecretUse.NEVER)
          .withEncryptThenMac(EncryptThenMacUse.NEVER),
      "-tls1_2",
      "-cipher",
      "AES256-GCM-SHA384:AES128-SHA256"),
  /// RSA key transport with what has been mended since: the master secret of all messages, and the
  /// MAC outside.
  MENDED(
      OpenSsl.Form.MODERN,
      TLS_RSA_WITH_AES_256_GCM_SHA384,
      TLS_RSA_WITH_AES_128_CBC_SHA256,
      Policy.CLASSIC_2026.withVersions(TLS_1_2),
      "-tls1_2",
      "-cipher",
      "AES256-GCM-SHA384:AES128-SHA256"),
  /// TLS 1.2 as one has it today: the server signs its share of a secret that is gone afterwards.
  EPHEMERAL(
      OpenSsl.Form.MODERN,
      TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
      TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
      Policy.MODERN_2026.withVersions(TLS_1_2),
      "-tls1_2",
      "-cipher",
      "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256"),
  /// TLS 1.3.
  TLS13(
      OpenSsl.Form.MODERN,
      TLS_AES_256_GCM_SHA384,
      TLS_AES_128_GCM_SHA256,
      Policy.MODERN_2026.withVersions(TLS_1_3),
      "-tls1_3",
      "-ciphersuites",
      "TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256"),
  /// Either version, as both ends come.
  EITHER(
      OpenSsl.Form.MODERN,
      TLS_AES_256_GCM_SHA384,
      TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
      Policy.MODERN_2026);

  private final OpenSsl.Form form;
  private final CipherSuite strong;
  private final Policy policy;
  private final List<String> options;

  Deal(OpenSsl.Form form, CipherSuite strong, CipherSuite weak, Policy policy, String... options) {
    this.form = form;
    this.strong = strong;
    this.policy = policy.withSuites(List.of(strong, weak));
    this.options = List.of(options);
  }

  /// Takes the strong suite out of the client's list.
  Edit stripped() {
    return Edit.deleteSuites(Set.of(strong.code()));
  }

  /// OpenSSL's server.
  OpenSsl theirServer(String... more) {
    Leaf leaf = leaf();
    return openSsl(
        List.of("-cert", leaf.chainFile().toString(), "-key", leaf.keyFile().toString()), more);
  }

  /// OpenSSL's client.
  OpenSsl theirClient(String... more) {
    return openSsl(List.of("-CAfile", rootFile().toString(), "-verify_return_error"), more);
  }

  /// Our client, whose values have a witness.
  TlsClient ourClient(Witness witness) {
    return TlsClient.trusting(Trust.of(List.of(root())))
        .anonymous()
        .policy(policy)
        .crypto(witness.watching(JcaCryptoProvider.installed()))
        .keyLog(witness.keyLog());
  }

  /// Our server, likewise.
  ServerConfig ourServer(Witness witness) {
    ServerConfig.Identified server =
        ServerConfig.with(witness.watching(JcaCryptoProvider.installed()));
    ServerConfig.Builder builder =
        isKeyTransport()
            ? server.identifiedBy(CredentialSource.none()).keyTransport(keyTransport(witness))
            : server.identifiedBy(leaf().credentials());
    return builder.policy(policy).keyLog(witness.keyLog()).build();
  }

  private static KeyTransportCredential keyTransport(Witness witness) {
    Leaf leaf = TransportCertificate.shared().leaf();
    try {
      return new KeyTransportCredential(
          List.of(Bytes.owning(leaf.certificate().getEncoded())),
          witness.watching(JcaRsaDecryption.of(leaf.key(), leaf.certificate().getPublicKey())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private OpenSsl openSsl(List<String> own, String... more) {
    return new OpenSsl(form, Stream.of(options, own, List.of(more)).flatMap(List::stream).toList());
  }

  private boolean isKeyTransport() {
    return this == CHAPTER || this == MENDED;
  }

  private Leaf leaf() {
    return isKeyTransport()
        ? TransportCertificate.shared().leaf()
        : TestCertificates.shared().leaf(KeyKind.P256);
  }

  private X509Certificate root() {
    return isKeyTransport()
        ? TransportCertificate.shared().root()
        : TestCertificates.shared().root();
  }

  private Path rootFile() {
    return isKeyTransport()
        ? TransportCertificate.shared().rootFile()
        : TestCertificates.shared().rootFile();
  }
}
