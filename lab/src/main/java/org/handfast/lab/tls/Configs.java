package org.handfast.lab.tls;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.config.ClientConfig;
import org.handfast.engine.config.EarlyDataUse;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.RsaDecryption;
import org.handfast.engine.session.EarlyDataAcceptance;
import org.handfast.engine.session.SealedTickets;
import org.handfast.engine.session.StrikeRegister;
import org.handfast.engine.session.TicketKey;
import org.handfast.engine.session.TicketKeys;
import org.handfast.engine.trust.Credential;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.jca.JcaRsaDecryption;
import org.handfast.jca.Providers;
import org.handfast.lab.authority.Identities;
import org.handfast.lab.authority.Identity;
import org.handfast.lab.authority.Trust;
import org.handfast.pki.PathVerifier;
import org.handfast.pki.PeerName;
import org.handfast.protocol.wire.Bytes;

/// How the stack is configured for one connection of one person, as any user of it would do; with
/// the lab's dice and the lab's clock, and watched.
///
/// @param random the person's dice
/// @param memory what the person keeps from visit to visit
record Configs(Profile profile, SecureRandom random, Memory memory, Tap tap) {

  /// Somebody who wants to speak with the one that `trust` names.
  ClientConfig client(Trust trust) {
    PathVerifier verifier =
        PathVerifier.trusting(org.handfast.pki.Trust.of(trust.roots()))
            .at(Identities.CLOCK)
            .forServer(PeerName.parse(trust.name()));
    return ClientConfig.with(crypto())
        .trusting(verifier)
        .anonymous()
        .policy(profile.policy())
        .sessions(memory)
        .earlyData(profile.comesBack() ? EarlyDataUse.WHERE_ALLOWED : EarlyDataUse.NEVER)
        .clock(Identities.CLOCK)
        .keyLog(tap)
        .build();
  }

  /// Somebody who shows `identity`.
  ///
  /// @param key under which tickets are sealed, if there are any
  /// @param register that tells replayed early data
  ServerConfig server(Identity identity, TicketKey key, StrikeRegister register) {
    CryptoProvider crypto = crypto();
    ServerConfig.Identified server = ServerConfig.with(crypto);
    ServerConfig.Builder builder =
        profile.isKeyTransport()
            ? server.identifiedBy(CredentialSource.none()).keyTransport(transport(identity))
            : server.identifiedBy(_ -> Optional.of(signing(identity)));
    return builder
        .policy(profile.policy())
        .resumption(profile.comesBack() ? resumption(crypto, key, register) : Resumption.none())
        .clock(Identities.CLOCK)
        .keyLog(tap)
        .build();
  }

  private CryptoProvider crypto() {
    return tap.watching(JcaCryptoProvider.of(Providers.jdkOnly(), random));
  }

  private Resumption resumption(CryptoProvider crypto, TicketKey key, StrikeRegister register) {
    SealedTickets sealed = new SealedTickets(TicketKeys.of(List.of(key)), crypto);
    return Resumption.with(memory.watching(sealed))
        .perConnection(1)
        .earlyData(EarlyDataAcceptance.guardedBy(register));
  }

  private Credential signing(Identity identity) {
    return new Credential(identity.encoded(), new RsaSigner(identity.key(), random));
  }

  private KeyTransportCredential transport(Identity identity) {
    return new KeyTransportCredential(identity.encoded(), tap.watching(decryption(identity)));
  }

  private static RsaDecryption decryption(Identity identity) {
    RSAPublicKey publicKey = (RSAPublicKey) identity.certificate().getPublicKey();
    try {
      return JcaRsaDecryption.of(identity.key(), publicKey, Providers.jdkOnly());
    } catch (InvalidKeyException _) {
      return new WithoutKey(unsigned(publicKey.getModulus()));
    }
  }

  /// Without the sign's zero in front.
  private static Bytes unsigned(BigInteger number) {
    Bytes bytes = Bytes.owning(number.toByteArray());
    return bytes.at(0) == 0 ? bytes.slice(1) : bytes;
  }
}
