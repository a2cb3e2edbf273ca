package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.PeerWishes;
import org.handfast.engine.trust.Staple;
import org.handfast.pki.PkiException.Problem;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Where a server has its OCSP response from")
final class OcspStaplingTest {
  private static final Issued MIDDLE = Verification.MIDDLE;
  private static final Issued SERVER = Verification.server().by(MIDDLE);
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<String> events = new ArrayList<>();
  private Instant now = Draft.NOW;

  private final OcspResponses.Events watching =
      new OcspResponses.Events() {
        @Override
        public void renewed(StapledStatus status) {
          events.add("renewed");
        }

        @Override
        public void failed(PkiException failure) {
          events.add(failure.problem().name());
        }
      };

  private static Identity identity(Issued issued) throws PkiException {
    return Identity.of(
        List.of(issued.certificate(), MIDDLE.certificate()), issued.keys().getPrivate());
  }

  private Bytes response(Issued about, Duration from, Duration to) {
    return OcspDraft.about(about, MIDDLE).valid(now.plus(from), now.plus(to)).signedByIssuer();
  }

  @Test
  void aFileIsLookedAtEveryMinute(@TempDir Path folder) throws IOException, PkiException {
    Path file = folder.resolve("response.der");
    Bytes first = response(SERVER, HOUR.negated(), HOUR);
    Files.write(file, first.toArray());
    OcspFile responses = OcspFile.of(file, identity(SERVER), () -> now, watching);
    assertThat(responses.current()).isEqualTo(first);
    assertThat(responses.status().until()).isEqualTo(Draft.NOW.plus(HOUR));
    assertThat(responses.status().halfLife()).isEqualTo(Draft.NOW);

    now = now.plus(Duration.ofSeconds(61));
    Bytes second = response(SERVER, HOUR.negated(), HOUR);
    Files.write(file, second.toArray());
    now = now.minus(Duration.ofSeconds(2));
    assertThat(responses.current()).isEqualTo(first);
    now = now.plus(Duration.ofSeconds(2));
    assertThat(responses.current()).isEqualTo(second);
    assertThat(events).containsExactly("renewed");
  }

  @Test
  void theLastGoodOneIsPresentedUntilItsEnd(@TempDir Path folder) throws IOException, PkiException {
    Path file = folder.resolve("response.der");
    Bytes good = response(SERVER, HOUR.negated(), HOUR);
    Files.write(file, good.toArray());
    OcspFile responses = OcspFile.of(file, identity(SERVER), () -> now, watching);
    Files.delete(file);
    now = now.plus(Duration.ofMinutes(59));
    assertThat(responses.current()).isEqualTo(good);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(responses.current()).isEqualTo(Bytes.EMPTY);
    assertThat(events).containsExactly("UNREADABLE", "UNREADABLE");
  }

  @Test
  void aFileMustBeGoodAtTheStart(@TempDir Path folder) throws IOException, PkiException {
    Path file = folder.resolve("response.der");
    Issued other = Verification.server().by(MIDDLE);
    List<Bytes> bad =
        List.of(
            response(other, HOUR.negated(), HOUR),
            response(SERVER, HOUR.negated(), Duration.ofMinutes(-20)),
            OcspDraft.about(SERVER, MIDDLE).revoked().signedByIssuer(),
            OcspDraft.about(SERVER, MIDDLE).withoutNextUpdate(Draft.NOW).signedByIssuer(),
            OcspDraft.about(SERVER, MIDDLE).result(OCSPRespBuilder.TRY_LATER).signedByIssuer(),
            Bytes.owning(new byte[(64 << 10) + 1]));
    for (Bytes each : bad) {
      Files.write(file, each.toArray());
      assertProblem(
          Problem.BAD_STATUS, () -> OcspFile.of(file, identity(SERVER), () -> now, watching));
    }
    Files.write(file, response(SERVER, HOUR.negated(), HOUR).toArray());
    Identity withoutIssuer = Identity.of(List.of(SERVER.certificate()), SERVER.keys().getPrivate());
    assertProblem(
        Problem.NO_CERTIFICATE, () -> OcspFile.of(file, withoutIssuer, () -> now, watching));
  }

  @Test
  @DisplayName("RFC 6960 4.1.1: the request is the one that others make")
  void theRequestIsTheCommonOne() throws Exception {
    OCSPReq request =
        new OCSPReq(OcspRequest.about(SERVER.certificate(), MIDDLE.certificate()).toArray());
    assertThat(request.getRequestList()).hasSize(1);
    CertificateID expected =
        new CertificateID(
            new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
            new JcaX509CertificateHolder(MIDDLE.certificate()),
            SERVER.certificate().getSerialNumber());
    assertThat(request.getRequestList()[0].getCertID()).isEqualTo(expected);
    assertThat(request.isSigned()).isFalse();
    assertThat(request.hasExtensions()).isFalse();
  }

  /// A responder that says what it is told to, or breaks down.
  private static final class Responder implements AutoCloseable {
    private final HttpServer server;
    private final List<Bytes> asked = new ArrayList<>();
    private Bytes answer = Bytes.EMPTY;
    private int result = 200;

    Responder() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/status",
          exchange -> {
            asked.add(Bytes.owning(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(result, 0);
            try (var body = exchange.getResponseBody()) {
              body.write(answer.toArray());
            }
          });
      server.start();
    }

    Issued subject() {
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/status";
      return naming(address);
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private static Issued naming(String address) {
    var name = new GeneralName(GeneralName.uniformResourceIdentifier, address);
    var access =
        new AuthorityInformationAccess(
            new AccessDescription[] {
              new AccessDescription(AccessDescription.id_ad_caIssuers, name),
              new AccessDescription(AccessDescription.id_ad_ocsp, name)
            });
    return Verification.server().with(Extension.authorityInfoAccess, false, access).by(MIDDLE);
  }

  @Test
  void aResponseIsFetchedAndRenewed() throws IOException, PkiException {
    try (Responder responder = new Responder()) {
      Issued subject = responder.subject();
      OcspFetcher fetcher = OcspFetcher.idle(identity(subject), () -> now, watching);
      assertThat(fetcher.current()).isEqualTo(Bytes.EMPTY);
      responder.answer = response(subject, Duration.ZERO, HOUR.multipliedBy(8));
      assertThat(fetcher.fetch()).isEqualTo(HOUR.multipliedBy(4));
      assertThat(fetcher.current()).isEqualTo(responder.answer);
      assertThat(responder.asked)
          .containsExactly(OcspRequest.about(subject.certificate(), MIDDLE.certificate()));

      // What is past half of its life already is asked for again soon.
      responder.answer = response(subject, HOUR.multipliedBy(-5), HOUR);
      assertThat(fetcher.fetch()).isEqualTo(OcspFetcher.SHORTEST);
      assertThat(events).containsExactly("renewed", "renewed");
    }
  }

  @Test
  void aFailureKeepsTheOldOneAndIsTriedAgain() throws IOException, PkiException {
    try (Responder responder = new Responder()) {
      Issued subject = responder.subject();
      OcspFetcher fetcher = OcspFetcher.idle(identity(subject), () -> now, watching);
      responder.answer = response(subject, Duration.ZERO, HOUR);
      Bytes good = responder.answer;
      assertThat(fetcher.fetch()).isEqualTo(HOUR.dividedBy(2));

      responder.result = 500;
      assertThat(fetcher.fetch()).isEqualTo(Duration.ofMinutes(1));
      assertThat(fetcher.fetch()).isEqualTo(Duration.ofMinutes(2));
      responder.result = 200;
      responder.answer = OcspDraft.about(subject, MIDDLE).revoked().signedByIssuer();
      assertThat(fetcher.fetch()).isEqualTo(Duration.ofMinutes(4));
      responder.answer = Bytes.owning(new byte[(64 << 10) + 1]);
      for (int i = 0; i < 5; i++) {
        fetcher.fetch();
      }
      assertThat(fetcher.fetch()).isEqualTo(OcspFetcher.LONGEST);
      assertThat(fetcher.current()).isEqualTo(good);
      assertThat(events).startsWith("renewed", "UNREADABLE", "UNREADABLE", "BAD_STATUS");

      now = now.plus(HOUR);
      assertThat(fetcher.current()).isEqualTo(Bytes.EMPTY);
    }
  }

  @Test
  void theFirstOneIsThereAtTheStart() throws IOException, PkiException {
    try (Responder responder = new Responder()) {
      Issued subject = responder.subject();
      responder.answer = response(subject, Duration.ZERO, HOUR);
      try (OcspFetcher fetcher = OcspFetcher.start(identity(subject), () -> now, watching)) {
        assertThat(fetcher.current()).isEqualTo(responder.answer);
      }
    }
  }

  @Test
  void aResponderMustBeNamed() {
    for (Issued subject :
        List.of(SERVER, naming("https://127.0.0.1/"), naming("ldap:///x"), naming("http:"))) {
      assertProblem(
          Problem.BAD_STATUS, () -> OcspFetcher.idle(identity(subject), () -> now, watching));
    }
  }

  @Test
  void whatWasAskedForStandsBesideTheCertificate() throws PkiException, PeerIncompatible {
    Identity identity = identity(SERVER);
    Bytes response = Bytes.fromHex("01");
    StapledCredentials stapled =
        StapledCredentials.of(
                Identities.of(
                    identity,
                    (_, _) -> new FakeSigner(List.of(SignatureScheme.ECDSA_SECP256R1_SHA256))))
            .with(identity, () -> response);
    assertThat(stapled.choose(request(Set.of(Evidence.OCSP_RESPONSE))).orElseThrow().staples())
        .containsExactly(Staple.of(response));
    assertThat(stapled.choose(request(Set.of())).orElseThrow().staples()).isEmpty();
    StapledCredentials ended = stapled.with(identity, () -> Bytes.EMPTY);
    assertThat(ended.choose(request(Set.of(Evidence.OCSP_RESPONSE))).orElseThrow().staples())
        .isEmpty();
  }

  private static CredentialRequest request(Set<Evidence> evidence) {
    return new CredentialRequest(
        Side.SERVER,
        List.of(SignatureScheme.ECDSA_SECP256R1_SHA256),
        List.of(SignatureScheme.ECDSA_SECP256R1_SHA256),
        Negotiated.nothing(Side.SERVER),
        new PeerWishes(List.of(), List.of(), evidence));
  }

  private static void assertProblem(Problem expected, Attempt attempt) {
    assertThatExceptionOfType(PkiException.class)
        .isThrownBy(attempt::make)
        .extracting(PkiException::problem)
        .isEqualTo(expected);
  }

  @FunctionalInterface
  private interface Attempt {
    void make() throws PkiException;
  }
}
