package org.handfast.interop.chapter;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;

/// Step 4 of the chapter's handshake: both ends make the MS from the PMS and both nonces, and cut
/// the keys from it (RFC 5246 8.1); and steps 5 and 6, the proof of all that was said before.
///
/// @param octets all 48
record MasterSecret(Octets octets) {
  static final int LENGTH = 48;
  static final int VERIFY_DATA_LENGTH = 12;

  /// The chapter's form: from the PMS and the two nonces.
  static MasterSecret of(PreMasterSecret preMasterSecret, Octets clientRandom, Octets serverRandom)
      throws GeneralSecurityException {
    Octets nonces = Octets.joined(clientRandom, serverRandom);
    return new MasterSecret(Prf.prf(preMasterSecret.octets(), "master secret", nonces, LENGTH));
  }

  /// The extended form: from the PMS and all messages so far, the ClientKeyExchange being the last,
  /// so that two connections with one master secret have had the same handshake (RFC 7627 4).
  static MasterSecret extended(PreMasterSecret preMasterSecret, List<Message> session)
      throws GeneralSecurityException {
    Octets sessionHash = hash(session);
    return new MasterSecret(
        Prf.prf(preMasterSecret.octets(), "extended master secret", sessionHash, LENGTH));
  }

  /// As many octets as the keys need (RFC 5246 6.3). Here the server's nonce is first.
  Octets keyBlock(Octets clientRandom, Octets serverRandom, int length)
      throws GeneralSecurityException {
    return Prf.prf(octets, "key expansion", Octets.joined(serverRandom, clientRandom), length);
  }

  /// Step 5, the content of the client's Finished: a MAC over all messages before it (RFC 5246
  /// 7.4.9).
  Octets clientVerifyData(List<Message> handshake) throws GeneralSecurityException {
    return Prf.prf(octets, "client finished", hash(handshake), VERIFY_DATA_LENGTH);
  }

  /// Step 6, the same of the server: the client's Finished is one of the messages before it.
  Octets serverVerifyData(List<Message> handshake) throws GeneralSecurityException {
    return Prf.prf(octets, "server finished", hash(handshake), VERIFY_DATA_LENGTH);
  }

  /// The hash of messages with their headers, but without those of records.
  static Octets hash(List<Message> messages) throws GeneralSecurityException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    for (Message message : messages) {
      sha256.update(message.encoded().toArray());
    }
    return Octets.of(sha256.digest());
  }
}
