package org.handfast.engine.session;

import java.util.Arrays;
import java.util.Optional;
import org.handfast.engine.crypto.Aead;
import org.handfast.engine.crypto.AeadAlgorithm;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.crypto.RandomSource;
import org.handfast.engine.schedule.Hkdf;
import org.handfast.protocol.wire.Bytes;

/// Tickets that hold their session, so that the server keeps nothing but a few keys:
///
/// ```text
/// key name (16) | salt (32) | AES-256-GCM(session, additional data: key name | salt)
/// ```
///
/// Each ticket is sealed under a key and a nonce of its own, derived from the ticket key and the
/// salt: no number of tickets wears a ticket key out, and no nonce is ever repeated.
public final class SealedTickets implements Tickets {
  private static final int SALT_LENGTH = 32;
  private static final int HEADER_LENGTH = TicketKey.NAME_LENGTH + SALT_LENGTH;
  private static final byte[] NO_TAIL = {};

  /// No ticket is larger: the message around it would be past what peers take.
  private static final int MAX_LENGTH = 15_000;

  private final TicketKeys keys;
  private final AeadAlgorithm aead;
  private final HashFunction hash;
  private final RandomSource random;

  /// Tickets under these keys.
  ///
  /// @throws IllegalArgumentException if `crypto` lacks AES-256-GCM or SHA-256
  public SealedTickets(TicketKeys keys, CryptoProvider crypto) {
    this.keys = keys;
    this.aead = crypto.aead(Aead.AES_256_GCM).orElseThrow(() -> lacking("AES-256-GCM"));
    this.hash = crypto.hash(HashAlgorithm.SHA256).orElseThrow(() -> lacking("SHA-256"));
    this.random = crypto.random();
  }

  @Override
  public Optional<Bytes> issue(Session session) {
    byte[] plaintext = SessionCodec.encode(session);
    try {
      int length = HEADER_LENGTH + plaintext.length + Aead.TAG_LENGTH;
      return length > MAX_LENGTH ? Optional.empty() : Optional.of(seal(plaintext, length));
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }

  @Override
  public Optional<Session> redeem(Bytes ticket) {
    if (ticket.length() <= HEADER_LENGTH + Aead.TAG_LENGTH) {
      return Optional.empty();
    }
    Bytes name = ticket.slice(0, TicketKey.NAME_LENGTH);
    return keys.current().stream()
        .filter(key -> key.name().equals(name))
        .findFirst()
        .flatMap(key -> open(key, ticket));
  }

  private Bytes seal(byte[] plaintext, int length) {
    TicketKey key = keys.current().getFirst();
    Bytes header = Bytes.concat(key.name(), random.next(SALT_LENGTH));
    byte[] ticket = new byte[length];
    header.copyTo(ticket, 0);
    byte[] once = derive(key, header, "ticket key", Aead.AES_256_GCM.keyLength());
    AeadAlgorithm.Sealer sealer = aead.sealer(once);
    Arrays.fill(once, (byte) 0);
    sealer.seal(
        nonce(key, header),
        header.toArray(),
        plaintext,
        0,
        plaintext.length,
        NO_TAIL,
        ticket,
        HEADER_LENGTH);
    sealer.wipe();
    return Bytes.owning(ticket);
  }

  private Optional<Session> open(TicketKey key, Bytes ticket) {
    Bytes header = ticket.slice(0, HEADER_LENGTH);
    byte[] plaintext = new byte[ticket.length() - HEADER_LENGTH - Aead.TAG_LENGTH];
    byte[] once = derive(key, header, "ticket key", Aead.AES_256_GCM.keyLength());
    AeadAlgorithm.Opener opener = aead.opener(once);
    Arrays.fill(once, (byte) 0);
    int opened =
        opener.open(
            nonce(key, header),
            header.toArray(),
            ticket.toArray(),
            HEADER_LENGTH,
            ticket.length(),
            plaintext,
            0);
    opener.wipe();
    try {
      return opened == AeadAlgorithm.FORGED ? Optional.empty() : SessionCodec.decode(plaintext);
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }

  private byte[] nonce(TicketKey key, Bytes header) {
    return derive(key, header, "ticket iv", Aead.NONCE_LENGTH);
  }

  private byte[] derive(TicketKey key, Bytes header, String label, int length) {
    Bytes salt = header.slice(TicketKey.NAME_LENGTH);
    return new Hkdf(hash).expandLabel(key.secret(), label, salt, length);
  }

  private static IllegalArgumentException lacking(String algorithm) {
    return new IllegalArgumentException("sealed tickets need " + algorithm);
  }
}
