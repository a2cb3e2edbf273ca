package org.handfast.lab.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import org.handfast.engine.session.SealedTickets;
import org.handfast.engine.session.Session;
import org.handfast.engine.session.TicketKey;
import org.handfast.engine.session.TicketKeys;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Protocol;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// What Trudy may come by, and what it opens.
public final class Stolen {
  private Stolen() {}

  /// The key of a server's certificate: it opens what was encrypted to it (RFC 5246 7.4.7.1).
  public static Keyring serverKey(PrivateKey key) {
    return new Keyring() {
      @Override
      public Optional<Bytes> premaster(Bytes encrypted) {
        try {
          Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
          cipher.init(Cipher.DECRYPT_MODE, key);
          return Optional.of(Bytes.owning(cipher.doFinal(encrypted.toArray())));
        } catch (GeneralSecurityException _) {
          return Optional.empty();
        }
      }
    };
  }

  /// A pre-master secret, such as one of Trudy's own making.
  public static Keyring premaster(Bytes premaster) {
    return new Keyring() {
      @Override
      public Optional<Bytes> premaster(Bytes encrypted) {
        return Optional.of(premaster);
      }
    };
  }

  /// The key that Alice seals her tickets under; empty if there are no tickets on this rung, or if
  /// she has not given one away yet.
  public static Optional<TicketKey> ticketKey(Protocol protocol) {
    return protocol instanceof TlsHost host
        ? host.memory(Person.ALICE).ticketKey()
        : Optional.empty();
  }

  /// What a ticket key opens: the pre-shared keys in tickets, and with them early data. The rest of
  /// a resumed session is under a new shared secret as well.
  public static Keyring ticketKey(TicketKey key) {
    SealedTickets tickets =
        new SealedTickets(TicketKeys.of(List.of(key)), JcaCryptoProvider.jdkOnly());
    return new Keyring() {
      @Override
      public Optional<Bytes> preSharedKey(Bytes identity) {
        return tickets.redeem(identity).map(Stolen::keyOf);
      }
    };
  }

  /// What a quantum computer would find out from a share of Bob's: the private key. There is none
  /// in the lab: Bob's dice are looked at instead.
  public static Optional<Bytes> x25519Key(Protocol protocol, Bytes share) {
    if (!(protocol instanceof TlsHost host)) {
      return Optional.empty();
    }
    return host.dice().candidates().stream()
        .filter(key -> X25519.share(key).equals(share))
        .findFirst();
  }

  /// What such keys open: every secret that was agreed on with X25519 alone. Where ML-KEM has a
  /// part in it, it stays shut.
  public static Keyring quantumComputer(Protocol protocol) {
    return new Keyring() {
      @Override
      public Optional<Bytes> shared(NamedGroup group, Bytes clientShare, Bytes serverShare) {
        return group.equals(NamedGroup.X25519)
            ? x25519Key(protocol, clientShare).flatMap(key -> X25519.agree(key, serverShare))
            : Optional.empty();
      }
    };
  }

  private static Bytes keyOf(Session session) {
    try (session) {
      return session.psk().use(Bytes::of);
    }
  }
}
