package org.handfast.engine.client.tls12;

import static org.handfast.engine.Side.SERVER;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.ExtendedMasterSecretUse;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.PeerIncompatible;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.Tls12Violation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.ExtensionRules;
import org.handfast.engine.handshake.tls12.Agreement;
import org.handfast.engine.schedule.tls12.MacOrder;
import org.handfast.engine.schedule.tls12.Tls12Suite;
import org.handfast.engine.schedule.tls12.Tls12Suites;
import org.handfast.engine.session.SessionSecret;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.EcPointFormats;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.RenegotiationInfo;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.ProtocolVersion;

/// The rules that a ServerHello of TLS 1.2 is held to, RFC 5246 7.4.1.3 and what was added to it.
final class ServerHelloRules {
  private final ClientHello offered;
  private final ClientConfig config;

  ServerHelloRules(ClientHello offered, ClientContext context) {
    this.offered = offered;
    this.config = context.config();
  }

  AcceptedHello accept(ServerHello hello) throws TlsException {
    requireVersion(hello);
    Tls12Suite suite = suite(hello.cipherSuite());
    Extensions answers = hello.extensions();
    ExtensionRules.requirePermitted(Carrier.TLS12_SERVER_HELLO, answers, SERVER);
    ExtensionRules.requireSolicited(offered.extensions().types(), answers.types(), SERVER);
    requireInitialHandshake(answers);
    requireUncompressedPoints(answers);
    return new AcceptedHello(
        new Agreement(
            offered.random(),
            hello.random(),
            suite,
            masterSecret(answers),
            macOrder(suite, answers)),
        hello.legacySessionIdEcho(),
        answers);
  }

  // RFC 9846 4.2.3: a server that could have done better says so in its random, where nobody in the
  // middle can take it away without breaking the signature over it.
  private void requireVersion(ServerHello hello) throws TlsException {
    boolean offersMore = offered.cipherSuites().stream().anyMatch(CipherSuite::isTls13);
    if (hello.random().endsWith(Random.DOWNGRADE_BELOW_TLS_1_2)
        || (offersMore && hello.random().endsWith(Random.DOWNGRADE_TO_TLS_1_2))) {
      throw HelloViolation.DOWNGRADE.by(SERVER);
    }
    if (offered.extensions().contains(ExtensionType.EARLY_DATA)) {
      throw Tls12Violation.OLDER_VERSION_ON_EARLY_DATA.by(SERVER);
    }
    if (!hello.legacyVersion().equals(ProtocolVersion.TLS_1_2)
        || !config.policy().versions().contains(ProtocolVersion.TLS_1_2)) {
      throw PeerIncompatible.Reason.NO_COMMON_VERSION.between(
          List.of(hello.legacyVersion()), config.policy().versions());
    }
  }

  private Tls12Suite suite(CipherSuite selected) throws PeerViolation {
    if (!offered.cipherSuites().contains(selected)) {
      throw HelloViolation.UNOFFERED_SUITE.by(SERVER, selected.toString());
    }
    return Tls12Suites.working(selected, config.crypto())
        .orElseThrow(() -> HelloViolation.UNOFFERED_SUITE.by(SERVER, selected.toString()));
  }

  // RFC 5746 3.4.
  private static void requireInitialHandshake(Extensions answers) throws PeerViolation {
    RenegotiationInfo info =
        answers
            .find(RenegotiationInfo.class)
            .orElseThrow(() -> Tls12Violation.RENEGOTIATION_INFO_MISSING.by(SERVER));
    if (!info.renegotiatedConnection().isEmpty()) {
      throw Tls12Violation.RENEGOTIATION_INFO_NOT_EMPTY.by(SERVER);
    }
  }

  private static void requireUncompressedPoints(Extensions answers) throws PeerViolation {
    Optional<EcPointFormats> formats = answers.find(EcPointFormats.class);
    if (formats.isPresent() && !formats.get().containsUncompressed()) {
      throw Tls12Violation.UNCOMPRESSED_POINTS_MISSING.by(SERVER);
    }
  }

  private SessionSecret masterSecret(Extensions answers) throws PeerViolation {
    if (answers.contains(ExtensionType.EXTENDED_MASTER_SECRET)) {
      return SessionSecret.EXTENDED_MASTER_SECRET;
    }
    if (config.policy().extendedMasterSecret() == ExtendedMasterSecretUse.REQUIRED) {
      throw Tls12Violation.EXTENDED_MASTER_SECRET_MISSING.by(SERVER);
    }
    return SessionSecret.MASTER_SECRET;
  }

  private static MacOrder macOrder(Tls12Suite suite, Extensions answers) throws PeerViolation {
    if (!answers.contains(ExtensionType.ENCRYPT_THEN_MAC)) {
      return MacOrder.MAC_THEN_ENCRYPT;
    }
    if (!suite.hasBlockCipher()) {
      throw Tls12Violation.ENCRYPT_THEN_MAC_WITHOUT_BLOCK_CIPHER.by(SERVER);
    }
    return MacOrder.ENCRYPT_THEN_MAC;
  }
}
