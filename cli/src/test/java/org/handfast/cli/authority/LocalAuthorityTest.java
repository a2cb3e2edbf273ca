package org.handfast.cli.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.PeerWishes;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.pki.PathVerifier;
import org.handfast.pki.PeerName;
import org.handfast.pki.Trust;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path folder;
  private Instant time = NOW;
  private final InstantSource clock = () -> time;

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "::1"})
  void itsCertificateIsTrustedForEveryNameOfThisMachine(String name) throws Exception {
    LocalAuthority authority = authority();
    X509Certificate certificate = authority.localhost().certificate();
    PathVerifier verifier =
        PathVerifier.trusting(Trust.pem(authority.certificate()))
            .at(clock)
            .forServer(PeerName.parse(name));
    var presented =
        new PresentedChain(
            Side.SERVER,
            List.of(Bytes.owning(certificate.getEncoded())),
            Negotiated.nothing(Side.CLIENT));
    assertThat(verifier.verify(presented).endEntity()).isEqualTo(certificate);
  }

  @Test
  void aSecondCertificateIsForKeyTransportAlone() throws Exception {
    LocalAuthority authority = authority();
    Issued signing = authority.localhost();
    X509Certificate certificate = authority.keyTransport().certificate();
    assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("RSA");
    assertThat(certificate.getKeyUsage()).startsWith(false, false, true, false);
    assertThat(certificate.getPublicKey()).isNotEqualTo(signing.certificate().getPublicKey());
    assertThat(LocalKeyTransport.of(authority).chain())
        .containsExactly(Bytes.owning(certificate.getEncoded()));
    assertThat(authority.localhost().certificate()).isEqualTo(signing.certificate());
  }

  @Test
  void theRootMaySignEndEntitiesOnly() throws Exception {
    authority().localhost();
    X509Certificate root = Trust.pem(authority().certificate()).certificates().getFirst();
    assertThat(root.getBasicConstraints()).isZero();
    assertThat(root.getKeyUsage()).startsWith(false, false, false, false, false, true, true);
    assertThat(root.getPublicKey().getAlgorithm()).isEqualTo("EC");
  }

  @Test
  void keysAreForTheirOwnerOnly() throws Exception {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    authority().localhost();
    for (Path key : List.of(authority().key(), folder.resolve("own/localhost-key.pem"))) {
      assertThat(Files.getPosixFilePermissions(key))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(Files.getPosixFilePermissions(authority().folder()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void everythingIsMadeOnce() throws Exception {
    X509Certificate first = authority().localhost().certificate();
    byte[] root = Files.readAllBytes(authority().certificate());
    assertThat(authority().localhost().certificate()).isEqualTo(first);
    assertThat(authority().certificate()).hasBinaryContent(root);
  }

  @Test
  void aCertificateThatNearsItsEndIsRenewedByTheSameRoot() throws Exception {
    X509Certificate first = authority().localhost().certificate();
    byte[] root = Files.readAllBytes(authority().certificate());
    time = NOW.plus(Duration.ofDays(59));
    assertThat(authority().localhost().certificate()).isEqualTo(first);
    time = NOW.plus(Duration.ofDays(61));
    X509Certificate second = authority().localhost().certificate();
    assertThat(second.getNotAfter()).isAfter(first.getNotAfter());
    assertThat(authority().certificate()).hasBinaryContent(root);
  }

  @Test
  void aRunningServerRenewsToo() throws Exception {
    LocalIdentity identity = new LocalIdentity(authority(), clock);
    X509Certificate first = identity.certificate();
    time = NOW.plus(Duration.ofDays(61));
    assertThat(identity.choose(request())).isPresent();
    assertThat(identity.certificate().getNotAfter()).isAfter(first.getNotAfter());
  }

  @Test
  void anExpiredRootIsReplacedWithAllItIssued() throws Exception {
    X509Certificate first = authority().localhost().certificate();
    time = NOW.plus(Duration.ofDays(3_651));
    X509Certificate second = authority().localhost().certificate();
    assertThat(second.getIssuerX500Principal()).isNotEqualTo(first.getIssuerX500Principal());
  }

  @Test
  void manyAtTheSameTimeAgree() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          Stream.generate(() -> threads.submit(() -> authority().localhost().certificate()))
              .limit(8)
              .toList();
      X509Certificate one = all.getFirst().get();
      for (var each : all) {
        assertThat(each.get()).isEqualTo(one);
      }
    }
  }

  private LocalAuthority authority() {
    return new LocalAuthority(folder.resolve("own"), clock);
  }

  private static CredentialRequest request() {
    return new CredentialRequest(
        Side.SERVER,
        List.of(SignatureScheme.ECDSA_SECP256R1_SHA256),
        List.of(SignatureScheme.ECDSA_SECP256R1_SHA256),
        Negotiated.nothing(Side.SERVER),
        PeerWishes.NONE);
  }
}
