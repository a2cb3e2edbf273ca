package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.PublicKey;
import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.Fact;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.PeerWishes;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdentitiesTest {
  private static final SignatureScheme EC = SignatureScheme.ECDSA_SECP256R1_SHA256;
  private static final SignatureScheme RSA = SignatureScheme.RSA_PSS_RSAE_SHA256;
  private static final Issued ROOT = Draft.authority("root").selfSigned();
  private static final Issued OTHER = Draft.authority("other").selfSigned();

  private static final Identity FIRST = identity(Draft.server("first.example").by(ROOT));
  private static final Identity EXACT = identity(Draft.server("a.example.com").by(ROOT));
  private static final Identity WILD = identity(Draft.server("*.example.com").by(ROOT));
  private static final Identity ON_RSA =
      identity(Draft.server("a.example.com").keys(Keys.rsa(2048)).by(ROOT));

  @ParameterizedTest
  @CsvSource({
    "a.example.com, exact",
    "A.Example.COM, exact",
    "b.example.com, wild",
    "a.b.example.com, first",
    "first.example, first",
    "unknown.example, first",
    "not a name, first",
    "'', first",
  })
  void aServerChoosesByName(String requested, String expected) {
    Identities identities = identities(FIRST, WILD, EXACT);
    Identity chosen =
        switch (expected) {
          case "exact" -> EXACT;
          case "wild" -> WILD;
          default -> FIRST;
        };
    assertChosen(chosen, identities, server(requested, EC));
  }

  @Test
  void theKeyMustSuitThePeer() {
    Identities both = identities(EXACT, ON_RSA);
    assertChosen(EXACT, both, server("a.example.com", RSA, EC));
    assertChosen(EXACT, both, server("a.example.com", EC));
    assertChosen(ON_RSA, both, server("a.example.com", RSA));
    assertThat(both.choose(server("a.example.com", SignatureScheme.ED25519))).isEmpty();
  }

  /// Better a key that the peer verifies under another name than none at all.
  @Test
  void theKeyCountsMoreThanTheName() {
    assertChosen(FIRST, identities(ON_RSA, FIRST), server("a.example.com", EC));
  }

  @Test
  void signaturesInTheChainAreAWish() {
    Identity sha384 =
        identity(Draft.server("a.example.com").signedWith("SHA384withECDSA").by(ROOT));
    Identities both = identities(EXACT, sha384);
    List<SignatureScheme> wish = List.of(SignatureScheme.ECDSA_SECP384R1_SHA384);
    assertChosen(sha384, both, request(Side.SERVER, "a.example.com", wish, List.of(), EC));
    assertChosen(
        EXACT, identities(EXACT), request(Side.SERVER, "a.example.com", wish, List.of(), EC));
  }

  @Test
  void authoritiesAreAWish() {
    Identity byOther = identity(Draft.client("alice").by(OTHER));
    Identity byRoot = identity(Draft.client("alice").by(ROOT));
    Bytes root = name(ROOT);
    Identities both = identities(byOther, byRoot);
    assertChosen(byRoot, both, request(Side.CLIENT, "", List.of(EC), List.of(root), EC));
    assertChosen(byOther, both, request(Side.CLIENT, "", List.of(EC), List.of(), EC));
    assertChosen(
        byOther, identities(byOther), request(Side.CLIENT, "", List.of(EC), List.of(root), EC));
  }

  /// The name in a client's connection is the server's, not its own.
  @Test
  void aClientIgnoresTheName() {
    Identity client = identity(Draft.client("alice").by(ROOT));
    Identities identities = identities(client, EXACT);
    assertChosen(
        client, identities, request(Side.CLIENT, "a.example.com", List.of(EC), List.of(), EC));
  }

  @Test
  void aSelfSignedRootAtTheEndNeedsNoVerification() throws PkiException {
    Issued root = Draft.authority("r").signedWith("SHA1withECDSA").selfSigned();
    Issued server = Draft.server("a.example.com").by(root);
    Identity withRoot =
        Identity.of(List.of(server.certificate(), root.certificate()), server.keys().getPrivate());
    assertChosen(withRoot, identities(withRoot, EXACT), server("a.example.com", EC));
  }

  @Test
  void thereIsAtLeastOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> identities());
  }

  private static void assertChosen(
      Identity expected, Identities identities, CredentialRequest request) {
    assertThat(identities.choose(request).orElseThrow().chain())
        .isEqualTo(expected.chain().stream().map(Certificates::encoded).toList());
  }

  private static Identities identities(Identity... all) {
    return Identities.of(List.of(all), (_, key) -> new FakeSigner(List.of(scheme(key))));
  }

  private static SignatureScheme scheme(PublicKey key) {
    return key.getAlgorithm().equals("EC") ? EC : RSA;
  }

  private static Identity identity(Issued issued) {
    try {
      return Identity.of(List.of(issued.certificate()), issued.keys().getPrivate());
    } catch (PkiException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Bytes name(Issued issued) {
    return Bytes.owning(issued.certificate().getSubjectX500Principal().getEncoded());
  }

  private static CredentialRequest server(String requested, SignatureScheme... schemes) {
    return request(Side.SERVER, requested, List.of(EC), List.of(), schemes);
  }

  private static CredentialRequest request(
      Side presenter,
      String requested,
      List<SignatureScheme> certificateSchemes,
      List<Bytes> authorities,
      SignatureScheme... schemes) {
    Negotiated nothing = Negotiated.nothing(presenter);
    return new CredentialRequest(
        presenter,
        Stream.of(schemes).toList(),
        certificateSchemes,
        requested.isEmpty() ? nothing : nothing.with(new Fact.RequestedName(requested)),
        PeerWishes.authorities(authorities));
  }
}
