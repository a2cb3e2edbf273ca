package org.handfast.engine.session;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.testing.Rfc8448Replay;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.vectors.Rfc8448;
import org.handfast.protocol.wire.Bytes;

/// Sessions for tests.
final class Sessions {
  /// A pre-shared key whose hex cannot appear by chance.
  static final Bytes PSK =
      Bytes.fromHex("c0ffee00c0ffee01c0ffee02c0ffee03c0ffee04c0ffee05c0ffee06c0ffee07");

  private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00.123Z");

  private Sessions() {}

  /// A session of nobody with nothing.
  static Session plain() {
    return session(Optional.empty(), Optional.empty(), Optional.empty(), 0);
  }

  /// A session with everything, and a peer with so many certificates.
  static Session full(int certificates) {
    return session(
        Optional.of("server.example"),
        Optional.of("h2"),
        Optional.of(
            new Fact.Authenticated(
                new VerifiedPeer(Collections.nCopies(certificates, certificate())),
                SignatureScheme.RSA_PSS_RSAE_SHA256)),
        0xFFFF_FFFFL);
  }

  /// A session with a name alone.
  static Session named(String name) {
    return session(Optional.of(name), Optional.empty(), Optional.empty(), 0);
  }

  static SessionTicket ticket(int number) {
    return new SessionTicket(Bytes.of((byte) number), plain());
  }

  static Bytes key(Session session) {
    return session.psk().use(Bytes::of);
  }

  private static Session session(
      Optional<String> name,
      Optional<String> protocol,
      Optional<Fact.Authenticated> peer,
      long maxEarlyData) {
    return new Session(
        PSK.toArray(),
        new Session.Terms(
            CipherSuite.TLS_AES_128_GCM_SHA256,
            ISSUED,
            Duration.ofDays(7),
            0x8000_0001L,
            maxEarlyData,
            name,
            protocol,
            peer,
            Bytes.of((byte) 1, (byte) 2),
            SessionSecret.PSK));
  }

  private static X509Certificate certificate() {
    Certificate message =
        (Certificate)
            Rfc8448Replay.decode(
                Rfc8448.SIMPLE.value(
                    "server", "construct a Certificate handshake message", "Certificate"));
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(message.entries().getFirst().data().toArray()));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A key that goes by its number.
  static TicketKey ticketKey(int number) {
    byte[] key = new byte[TicketKey.KEY_LENGTH];
    key[0] = (byte) number;
    key[1] = (byte) (number + 1);
    return new TicketKey(name(number), key);
  }

  static Bytes name(int number) {
    byte[] name = new byte[TicketKey.NAME_LENGTH];
    name[name.length - 1] = (byte) number;
    return Bytes.owning(name);
  }

  static List<TicketKey> ticketKeys(int... numbers) {
    return Arrays.stream(numbers).mapToObj(Sessions::ticketKey).toList();
  }
}
