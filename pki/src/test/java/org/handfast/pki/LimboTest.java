package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.pki.LimboCase.Expected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The verifier against x509-limbo, 135 chains with the verdict that RFC 5280, or the stricter
/// profile of the web, asks for.
final class LimboTest {

  /// Where the verdicts differ, and on purpose.
  private enum Difference {
    /// The rule binds the authority that issues; a chain that breaks it proves as much as another.
    ISSUER_PROFILE(
        "rfc5280::aki::critical-aki",
        "rfc5280::aki::leaf-missing-aki",
        "rfc5280::aki::intermediate-missing-aki",
        "rfc5280::aki::cross-signed-root-missing-aki",
        "rfc5280::ski::root-missing-ski",
        "rfc5280::ski::intermediate-missing-ski",
        "rfc5280::serial::too-long",
        "rfc5280::serial::zero",
        "rfc5280::serial::negative",
        "rfc5280::root-non-critical-basic-constraints",
        "webpki::aki::root-with-aki-missing-keyidentifier",
        "webpki::aki::root-with-aki-authoritycertissuer",
        "webpki::aki::root-with-aki-authoritycertserialnumber",
        "webpki::aki::root-with-aki-all-fields",
        "webpki::aki::root-with-aki-ski-mismatch",
        "webpki::san::san-critical-with-nonempty-subject"),
    /// The web's profile of extended key usage; here RFC 5280 4.2.1.12 holds, as private
    /// authorities expect: absent means any, anyExtendedKeyUsage means any, and critical is
    /// allowed.
    PRIVATE_AUTHORITIES(
        "webpki::eku::ee-anyeku",
        "webpki::eku::ee-critical-eku",
        "webpki::eku::ee-without-eku",
        "webpki::eku::root-has-eku"),
    /// Enforced whether critical or not; the same chain is to be accepted by webpki::nc.
    CONTRADICTS_ANOTHER_CASE("rfc5280::nc::permitted-dns-match-noncritical"),
    /// The extension says where to fetch certificates, which nobody does here.
    NEVER_READ("webpki::malformed-aia"),
    /// The limit is fixed here, and above what these ask for.
    OTHER_LIMIT("pathlen::max-chain-depth-0-exhausted", "pathlen::max-chain-depth-1-exhausted"),
    /// Stricter: an authority's certificate is no peer's, as webpki::ee-basicconstraints-ca has it.
    AUTHORITY_AS_PEER("pathlen::validation-ignores-pathlen-in-leaf"),
    /// Stricter: the certificate holds no subjectAltName for the name that is asked for.
    NAME_ALWAYS_CHECKED("rfc5280::nc::permitted-dn-match");

    private final Set<String> ids;

    Difference(String... ids) {
      this.ids = Set.of(ids);
    }
  }

  private static final Map<String, Difference> DIFFERENCES =
      Stream.of(Difference.values())
          .flatMap(why -> why.ids.stream().map(id -> Map.entry(id, why)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  static Stream<LimboCase> cases() {
    return LimboCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theVerdictIsTheExpectedOne(LimboCase limbo) {
    boolean agrees = verdict(limbo) == limbo.expected();
    assertThat(agrees)
        .as("%s, expected %s: %s", limbo, limbo.expected(), limbo.description())
        .isNotEqualTo(DIFFERENCES.containsKey(limbo.id()));
  }

  @Test
  void everyDifferenceIsAboutACaseThatExists() {
    Set<String> unknown = new HashSet<>(DIFFERENCES.keySet());
    unknown.removeAll(cases().map(LimboCase::id).toList());
    assertThat(unknown).isEmpty();
  }

  /// A trusted certificate that cannot be parsed is one that nobody can trust.
  private static Expected verdict(LimboCase limbo) {
    List<X509Certificate> anchors = new ArrayList<>();
    try {
      anchors.addAll(Certificates.parse(limbo.trusted()));
      PathVerifier.trusting(Trust.of(anchors))
          .at(InstantSource.fixed(limbo.time()))
          .forServer(limbo.peer())
          .verify(
              new PresentedChain(Side.SERVER, limbo.presented(), Negotiated.nothing(Side.CLIENT)));
      return Expected.SUCCESS;
    } catch (UntrustedPeer _) {
      return Expected.FAILURE;
    }
  }
}
