package org.handfast.engine.session;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.Fact;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// A [Session] as bytes: what a sealed ticket hides, and what a client's session file holds. The
/// format is ours and may change with its first byte; a session that cannot be read is none.
///
/// ```tls
/// struct {
///     uint8 format = 2;
///     CipherSuite suite;
///     uint64 issued_at;              // milliseconds since 1970
///     uint32 lifetime;               // seconds
///     uint32 age_add;
///     uint32 max_early_data;
///     opaque server_name<0..2^16-1>; // empty for none
///     opaque protocol<0..2^16-1>;    // empty for none
///     opaque binding<0..255>;
///     uint8 secret;                  // which of SessionSecret's
///     SignatureScheme peer_scheme;   // 0 for none
///     opaque peer_chain<0..2^24-1>;  // of opaque certificate<1..2^24-1>
///     opaque psk<1..255>;            // last: a growing buffer leaves no copy of it behind
/// } Session;
/// ```
public final class SessionCodec {
  private static final int FORMAT = 2;
  private static final int CAPACITY = 256;
  private static final int NO_SCHEME = 0;
  private static final int MAX_CHAIN = 0xFF_FFFF;

  private SessionCodec() {}

  /// The session with its key; the caller wipes the array.
  public static byte[] encode(Session session) {
    Session.Terms terms = session.terms();
    WireWriter out = new WireWriter(CAPACITY);
    out.u8(FORMAT);
    out.u16(terms.suite().code());
    long millis = terms.issuedAt().toEpochMilli();
    out.u32(millis >>> 32);
    out.u32(millis & 0xFFFF_FFFFL);
    out.u32(terms.lifetime().toSeconds());
    out.u32(terms.ageAdd());
    out.u32(terms.maxEarlyData());
    writeText(terms.serverName(), out);
    writeText(terms.applicationProtocol(), out);
    out.opaque(terms.binding(), 0, 255);
    out.u8(terms.secret().code());
    writePeer(terms.peer(), out);
    session.psk().lend(psk -> writePsk(psk, out));
    byte[] encoded = Arrays.copyOf(out.array(), out.size());
    Arrays.fill(out.array(), (byte) 0);
    return encoded;
  }

  /// The session in these bytes, which stay the caller's; empty if they hold none.
  public static Optional<Session> decode(byte[] encoded) {
    try {
      WireReader in = new WireReader(encoded, 0, encoded.length);
      return in.u8() == FORMAT ? Optional.of(read(in)) : Optional.empty();
    } catch (DecodeException | CertificateException e) {
      return Optional.empty();
    }
  }

  private static Session read(WireReader in) throws DecodeException, CertificateException {
    CipherSuite suite = new CipherSuite(in.u16());
    Instant issuedAt = Instant.ofEpochMilli(in.u32() << 32 | in.u32());
    Duration lifetime = Duration.ofSeconds(in.u32());
    long ageAdd = in.u32();
    long maxEarlyData = in.u32();
    Optional<String> serverName = readText(in);
    Optional<String> protocol = readText(in);
    Bytes binding = in.opaque(0, 255);
    SessionSecret secret = readSecret(in);
    Optional<Fact.Authenticated> peer = readPeer(in);
    byte[] psk = in.opaque(1, 255).toArray();
    in.requireEnd();
    return new Session(
        psk,
        new Session.Terms(
            suite,
            issuedAt,
            lifetime,
            ageAdd,
            maxEarlyData,
            serverName,
            protocol,
            peer,
            binding,
            secret));
  }

  private static SessionSecret readSecret(WireReader in) throws DecodeException {
    return SessionSecret.of(in.u8())
        .orElseThrow(() -> DecodeException.illegal("a secret of an unknown kind"));
  }

  private static void writeText(Optional<String> text, WireWriter out) {
    out.opaque(Bytes.owning(text.orElse("").getBytes(StandardCharsets.UTF_8)), 0, 0xFFFF);
  }

  private static Optional<String> readText(WireReader in) throws DecodeException {
    Bytes text = in.opaque(0, 0xFFFF);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new String(text.toArray(), StandardCharsets.UTF_8));
  }

  private static void writePsk(byte[] psk, WireWriter out) {
    out.u8(psk.length);
    out.bytes(psk, 0, psk.length);
  }

  private static void writePeer(Optional<Fact.Authenticated> peer, WireWriter out) {
    out.u16(peer.flatMap(Fact.Authenticated::scheme).map(SignatureScheme::code).orElse(NO_SCHEME));
    try (var _ = out.vector(0, MAX_CHAIN)) {
      if (peer.isPresent()) {
        for (X509Certificate certificate : peer.get().peer().chain()) {
          out.opaque(der(certificate), 1, MAX_CHAIN);
        }
      }
    }
  }

  private static Optional<Fact.Authenticated> readPeer(WireReader in)
      throws DecodeException, CertificateException {
    int scheme = in.u16();
    List<X509Certificate> chain = new ArrayList<>();
    try (var _ = in.vector(0, MAX_CHAIN)) {
      while (in.hasRemaining()) {
        chain.add(certificate(in.opaque(1, MAX_CHAIN)));
      }
    }
    return chain.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fact.Authenticated(
                new VerifiedPeer(chain),
                scheme == NO_SCHEME ? Optional.empty() : Optional.of(new SignatureScheme(scheme))));
  }

  private static Bytes der(X509Certificate certificate) {
    try {
      return Bytes.owning(certificate.getEncoded());
    } catch (CertificateException e) {
      throw new IllegalStateException("a certificate that was verified has no encoding", e);
    }
  }

  private static X509Certificate certificate(Bytes der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(der.toArray()));
  }
}
