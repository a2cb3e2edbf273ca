package org.handfast.interop.tls12;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.handfast.engine.Side;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.net.TlsClient;
import org.handfast.pki.PathVerifier;
import org.handfast.protocol.registry.CipherSuite;

/// What our side is for a course, and what is demanded of both.
final class OurSide {
  /// Every peer has it, and every policy.
  static final CipherSuite COMMON = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;

  private static final TestCertificates CERTIFICATES = TestCertificates.shared();

  private OurSide() {}

  /// @param heeded what the peer can be told to do without
  static TlsClient client(Course course, Collection<Trait> heeded) {
    TlsClient.Trusting trusting = TlsClient.trusting(CERTIFICATES.trust());
    TlsClient client =
        course.has(Trait.CLIENT_CERTIFICATE)
            ? trusting.identifiedBy(CERTIFICATES.leaf(KeyKind.P256).credentials())
            : trusting.anonymous();
    return client.policy(course.policy(heeded));
  }

  /// A client with this policy and nothing else.
  static TlsClient client(Policy policy) {
    return TlsClient.trusting(CERTIFICATES.trust()).anonymous().policy(policy);
  }

  /// @param heeded what the peer can be told to do without
  static ServerConfig config(
      Course course, Collection<Trait> heeded, WatchedResumption resumption) {
    ServerConfig.Builder builder = OurHost.keys().policy(course.policy(heeded));
    if (course.has(Trait.CLIENT_CERTIFICATE)) {
      builder.clientAuthentication(
          ClientAuthentication.NEED, PathVerifier.trusting(CERTIFICATES.trust()).forClients());
    }
    return builder
        .resumption(
            course.has(Trait.TICKET) || heeded.contains(Trait.TICKET)
                ? resumption.withTickets()
                : resumption.withoutTickets())
        .build();
  }

  /// What a peer of today is like, where the client has no certificate.
  static Course modern(Trait... more) {
    Set<Trait> traits = new HashSet<>(Set.of(more));
    traits.addAll(Set.of(Trait.EXTENDED_MASTER_SECRET, Trait.ENCRYPT_THEN_MAC, Trait.TICKET));
    return new Course(COMMON, traits);
  }

  /// Holds both to what should be.
  static void require(Course course, Word resumed, Side our, Said ours, Said theirs) {
    Said expected = course.expected(resumed);
    ours.require(expected, our, "our " + course);
    theirs.require(expected, our == Side.CLIENT ? Side.SERVER : Side.CLIENT, "their " + course);
  }
}
