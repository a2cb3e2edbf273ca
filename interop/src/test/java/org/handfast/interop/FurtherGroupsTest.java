package org.handfast.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handfast.protocol.registry.NamedGroup.FFDHE2048;
import static org.handfast.protocol.registry.NamedGroup.FFDHE3072;
import static org.handfast.protocol.registry.NamedGroup.FFDHE4096;
import static org.handfast.protocol.registry.NamedGroup.MLKEM1024;
import static org.handfast.protocol.registry.NamedGroup.MLKEM512;
import static org.handfast.protocol.registry.NamedGroup.MLKEM768;
import static org.handfast.protocol.registry.NamedGroup.SECP256R1;
import static org.handfast.protocol.registry.NamedGroup.SECP256R1MLKEM768;
import static org.handfast.protocol.registry.NamedGroup.SECP384R1MLKEM1024;
import static org.handfast.protocol.registry.NamedGroup.SECP521R1;
import static org.handfast.protocol.registry.NamedGroup.X448;

import java.security.Security;
import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.config.Policy;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.Needs;
import org.handfast.interop.fixture.PeerProgram;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.interop.peer.BouncyCastlePeer;
import org.handfast.interop.peer.GnuTlsPeer;
import org.handfast.interop.peer.GoPeer;
import org.handfast.interop.peer.JssePeer;
import org.handfast.interop.peer.NettyPeer;
import org.handfast.interop.peer.OpenSslPeer;
import org.handfast.interop.peer.Peer;
import org.handfast.interop.peer.Terms;
import org.handfast.net.TlsClient;
import org.handfast.net.TlsServer;
import org.handfast.protocol.registry.NamedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The groups that not every peer has, or that are not on unasked, in both roles.
final class FurtherGroupsTest {
  @Nested
  @Needs(PeerProgram.OPENSSL)
  final class OpenSsl extends Groups {
    OpenSsl() {
      super(new OpenSslPeer(), X448, FFDHE2048, FFDHE3072, FFDHE4096);
    }
  }

  @Nested
  @Needs({PeerProgram.GNUTLS_CLI, PeerProgram.GNUTLS_SERV})
  final class GnuTls extends Groups {
    GnuTls() {
      super(new GnuTlsPeer(), X448, FFDHE2048, FFDHE3072, FFDHE4096);
    }
  }

  @Nested
  @Needs(PeerProgram.GO)
  final class Go extends Groups {
    Go() {
      super(new GoPeer(), SECP256R1MLKEM768, SECP384R1MLKEM1024);
    }
  }

  @Nested
  final class BoringSsl extends Groups {
    BoringSsl() {
      super(new NettyPeer(), SECP521R1, MLKEM1024);
    }
  }

  @Nested
  final class SunJsse extends Groups {
    SunJsse() {
      super(new JssePeer(Security.getProvider("SunJSSE")), X448, FFDHE2048, FFDHE3072, FFDHE4096);
    }
  }

  @Nested
  final class BouncyCastle extends Groups {
    BouncyCastle() {
      super(
          new BouncyCastlePeer(),
          SECP256R1MLKEM768,
          SECP384R1MLKEM1024,
          MLKEM512,
          MLKEM768,
          MLKEM1024,
          X448,
          FFDHE2048,
          FFDHE3072,
          FFDHE4096);
    }
  }

  /// One peer and what it has.
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Groups {
    private final TestCertificates certificates = TestCertificates.shared();
    // Not an ECDSA key, which BouncyCastle only uses where its curve is also a group. The authority
    // has one, so that BouncyCastle's client has to name the curve.
    private final Leaf leaf = certificates.leaf(KeyKind.RSA);
    private final Peer peer;
    private final List<NamedGroup> groups;

    Groups(Peer peer, NamedGroup... groups) {
      this.peer = peer;
      this.groups = List.of(groups);
    }

    Stream<NamedGroup> groups() {
      return groups.stream();
    }

    @DisplayName("our client at their server")
    @ParameterizedTest(name = "{0}")
    @MethodSource("groups")
    void ourClient(NamedGroup group) throws Exception {
      TlsClient client = TlsClient.trusting(certificates.trust()).anonymous().policy(only(group));
      Terms terms = Terms.presenting(leaf).groups(group);
      try (Encounter encounter = Encounter.ofOurClient(client, peer, terms)) {
        encounter.exchange(10_000);
        assertThat(encounter.ours().negotiated().group()).contains(group);
      }
    }

    @DisplayName("their client at our server")
    @ParameterizedTest(name = "{0}")
    @MethodSource("groups")
    void theirClient(NamedGroup group) throws Exception {
      try (Encounter encounter =
          Encounter.ofTheirClient(
              peer,
              Terms.anonymous().groups(group, SECP256R1),
              TlsServer.identifiedBy(leaf.credentials()).policy(only(group)))) {
        encounter.exchange(10_000);
        assertThat(encounter.ours().negotiated().group()).contains(group);
      }
    }

    private static Policy only(NamedGroup group) {
      return Policy.MODERN_2026.withGroups(List.of(group));
    }
  }
}
