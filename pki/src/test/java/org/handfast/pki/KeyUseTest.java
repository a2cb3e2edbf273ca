package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.handfast.engine.Fact;
import org.handfast.engine.Negotiated;
import org.handfast.engine.Side;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.trust.PresentedChain;
import org.handfast.protocol.registry.CipherSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a certificate lets its key do, against what the suite has it do.
final class KeyUseTest {
  private static final CipherSuite TRANSPORT = CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256;
  private static final CipherSuite EPHEMERAL = CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256;

  enum Vouching {
    AUTHORITY,
    ITSELF
  }

  @ParameterizedTest
  @EnumSource(Vouching.class)
  void eachUseNeedsItsBit(Vouching vouching) throws UntrustedPeer {
    Issued signing = server(KeyUsage.digitalSignature, vouching);
    assertAccepted(signing, EPHEMERAL, vouching);
    assertRefused(signing, TRANSPORT, vouching, "its key usage lacks keyEncipherment");
    Issued transport = server(KeyUsage.keyEncipherment, vouching);
    assertAccepted(transport, TRANSPORT, vouching);
    assertRefused(transport, EPHEMERAL, vouching, "its key usage lacks digitalSignature");
    Issued both = server(KeyUsage.digitalSignature | KeyUsage.keyEncipherment, vouching);
    assertAccepted(both, TRANSPORT, vouching);
    assertAccepted(both, EPHEMERAL, vouching);
  }

  @Test
  void withoutAKeyUsageAllIsAllowed() throws UntrustedPeer {
    Issued any = Verification.server().without(Extension.keyUsage).by(Verification.ROOT);
    assertAccepted(any, TRANSPORT, Vouching.AUTHORITY);
    assertAccepted(any, EPHEMERAL, Vouching.AUTHORITY);
  }

  @Test
  void aClientSignsWhateverTheSuite() throws UntrustedPeer {
    Issued client = Draft.client("alice").by(Verification.ROOT);
    PathVerifier verifier =
        PathVerifier.trusting(Verification.trust(Verification.ROOT))
            .at(Verification.clock())
            .forClients();
    Negotiated negotiated = Negotiated.nothing(Side.SERVER).with(new Fact.Suite(TRANSPORT));
    var presented =
        new PresentedChain(Side.CLIENT, Verification.encoded(List.of(client)), negotiated);
    assertThat(verifier.verify(presented).endEntity()).isEqualTo(client.certificate());
  }

  /// Only the suites whose names say so are of RSA key transport.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"
      })
  void allOtherSuitesSign(String name) {
    Negotiated negotiated =
        Negotiated.nothing(Side.CLIENT).with(new Fact.Suite(CipherSuite.named(name).orElseThrow()));
    assertThat(KeyUse.of(Side.SERVER, negotiated)).isEqualTo(KeyUse.SIGNING);
  }

  private static Issued server(int usage, Vouching vouching) {
    Draft draft = Verification.server().keyUsage(usage);
    return switch (vouching) {
      case AUTHORITY -> draft.by(Verification.ROOT);
      case ITSELF -> draft.selfSigned();
    };
  }

  private static void assertAccepted(Issued server, CipherSuite suite, Vouching vouching)
      throws UntrustedPeer {
    assertThat(verify(server, suite, vouching)).isEqualTo(server.certificate());
  }

  private static void assertRefused(
      Issued server, CipherSuite suite, Vouching vouching, String words) {
    assertThatExceptionOfType(UntrustedPeer.class)
        .isThrownBy(() -> verify(server, suite, vouching))
        .withMessageContaining(words)
        .extracting(UntrustedPeer::reason)
        .isEqualTo(UntrustedPeer.Reason.WRONG_USE);
  }

  private static X509Certificate verify(Issued server, CipherSuite suite, Vouching vouching)
      throws UntrustedPeer {
    Issued anchor = vouching == Vouching.ITSELF ? server : Verification.ROOT;
    Negotiated negotiated = Negotiated.nothing(Side.CLIENT).with(new Fact.Suite(suite));
    return Verification.verifier(anchor)
        .verify(new PresentedChain(Side.SERVER, Verification.encoded(List.of(server)), negotiated))
        .endEntity();
  }
}
