package org.handfast.engine.server.tls12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256;
import static org.handfast.protocol.registry.NamedGroup.SECP256R1;
import static org.handfast.protocol.registry.NamedGroup.X25519;
import static org.handfast.protocol.registry.SignatureScheme.ECDSA_SECP256R1_SHA256;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PKCS1_SHA256;
import static org.handfast.protocol.registry.SignatureScheme.RSA_PSS_RSAE_SHA256;

import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.Fact;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.Signer;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.server.ServerContext;
import org.handfast.engine.testing.TestCrypto;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialRequest;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.PeerWishes;
import org.handfast.protocol.extension.ExtendedMasterSecret;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SupportedGroups;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.junit.jupiter.api.Test;

class IdentityChoiceTest {
  private static final List<CipherSuite> BOTH =
      List.of(TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);
  private static final List<SignatureScheme> SCHEMES =
      List.of(ECDSA_SECP256R1_SHA256, RSA_PSS_RSAE_SHA256, RSA_PKCS1_SHA256);
  private static final List<NamedGroup> GROUPS = List.of(X25519, SECP256R1);
  private static final Credential ECDSA = credential(1, ECDSA_SECP256R1_SHA256);
  private static final Credential RSA = credential(2, RSA_PSS_RSAE_SHA256);

  private final List<CredentialRequest> requests = new ArrayList<>();

  @Test
  void theCredentialDecidesTheSuite() throws TlsException {
    assertThat(choose(BOTH, SCHEMES, GROUPS, ECDSA, RSA))
        .isEqualTo(ECDSA + " " + TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256);
    assertThat(choose(BOTH, SCHEMES, GROUPS, RSA, ECDSA))
        .isEqualTo(RSA + " " + TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);
    assertThat(requests.getLast().schemes()).containsExactlyElementsOf(SCHEMES);
  }

  @Test
  void theSuitesSayWhichKindsOfKeyAreAskedFor() throws TlsException {
    assertThat(choose(List.of(TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256), SCHEMES, GROUPS, ECDSA, RSA))
        .startsWith(RSA.toString());
    assertThat(requests.getFirst().schemes())
        .containsExactly(RSA_PSS_RSAE_SHA256, RSA_PKCS1_SHA256);
  }

  @Test
  void aKeyOnACurveThatTheClientDoesNotListGivesWayToAnother() throws TlsException {
    assertThat(choose(BOTH, SCHEMES, List.of(X25519), ECDSA, RSA)).startsWith(RSA.toString());
    assertThatThrownBy(() -> choose(BOTH, SCHEMES, List.of(X25519), ECDSA))
        .isInstanceOfSatisfying(
            PeerIncompatible.class,
            cause -> assertThat(cause.reason()).isEqualTo(PeerIncompatible.Reason.NO_CERTIFICATE));
  }

  @Test
  void withoutSignatureAlgorithmsNothingCanBeSigned() {
    assertThatThrownBy(() -> choose(BOTH, List.of(), GROUPS, ECDSA, RSA))
        .isInstanceOfSatisfying(
            PeerIncompatible.class,
            cause ->
                assertThat(cause.reason())
                    .isEqualTo(PeerIncompatible.Reason.NO_COMMON_SIGNATURE_SCHEME));
    assertThat(requests).isEmpty();
  }

  @Test
  void aRawPublicKeyIsNoIdentityHere() {
    Credential raw = Credential.rawKey(Bytes.of((byte) 1), RSA.signer());
    assertThatThrownBy(() -> choose(BOTH, SCHEMES, GROUPS, raw))
        .isInstanceOf(PeerIncompatible.class);
  }

  private String choose(
      List<CipherSuite> suites,
      List<SignatureScheme> schemes,
      List<NamedGroup> groups,
      Credential... credentials)
      throws TlsException {
    ServerConfig config =
        ServerConfig.with(TestCrypto.PROVIDER).identifiedBy(source(credentials)).build();
    SupportedGroups supported = new SupportedGroups(groups);
    ExtendedMasterSecret extended = new ExtendedMasterSecret();
    ClientHello hello =
        schemes.isEmpty()
            ? Hellos.of(suites, supported, extended)
            : Hellos.of(suites, supported, extended, new SignatureAlgorithms(schemes));
    ServerContext context = Hellos.context(hello, config);
    context.learn(new Fact.Version(ProtocolVersion.TLS_1_2));
    Tls12Offer offer = Hellos.offer(hello, config);
    Tls12Identity chosen =
        new IdentityChoice(
                offer, Tls12Negotiator.candidates(offer, config), PeerWishes.NONE, context)
            .choose();
    assertThat(chosen)
        .isInstanceOfSatisfying(
            Tls12Identity.Signing.class, signing -> assertThat(schemes).contains(signing.scheme()));
    return ((Tls12Identity.Signing) chosen).credential() + " " + chosen.suite().code();
  }

  // The first that fits, as of somebody who has an order of his own.
  private CredentialSource source(Credential... credentials) {
    return request -> {
      requests.add(request);
      return List.of(credentials).stream()
          .filter(credential -> request.isMetBy(credential.signer()))
          .findFirst();
    };
  }

  private static Credential credential(int number, SignatureScheme scheme) {
    return new Credential(List.of(Bytes.of((byte) number)), new OneScheme(scheme));
  }

  private record OneScheme(SignatureScheme scheme) implements Signer {
    @Override
    public List<SignatureScheme> schemes() {
      return List.of(scheme);
    }

    @Override
    public Bytes sign(SignatureScheme chosen, Bytes content) {
      throw new AssertionError("nothing is signed here");
    }
  }
}
