package org.handfast.engine.handshake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handfast.engine.Side;
import org.handfast.engine.config.CertificateCompression;
import org.handfast.engine.config.DecompressionException;
import org.handfast.engine.config.Limits;
import org.handfast.engine.failure.AuthenticationViolation;
import org.handfast.engine.failure.ExtensionViolation;
import org.handfast.engine.failure.Malformed;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.RecordViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.protocol.extension.CertificateCompressionAlgorithms;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.CompressedCertificate;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.Message;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// Certificate messages and their compressed form, RFC 8879, with the algorithms that this side is
/// configured for, best first. The transcript holds what was on the wire.
public record CertificatePacking(List<CertificateCompression> own) {
  public CertificatePacking {
    own = List.copyOf(own);
  }

  /// What this side takes, to be said in a ClientHello or a CertificateRequest; nothing by default.
  public Optional<CertificateCompressionAlgorithms> offer() {
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CertificateCompressionAlgorithms(
                own.stream().map(CertificateCompression::algorithm).toList()));
  }

  /// What of it may be used towards a peer that has said this.
  public CertificatePacking permittedBy(Extensions peers) {
    var taken = peers.find(CertificateCompressionAlgorithms.class);
    return new CertificatePacking(
        own.stream()
            .filter(
                each ->
                    taken.stream().anyMatch(list -> list.algorithms().contains(each.algorithm())))
            .toList());
  }

  /// Refuses an offer that names an algorithm twice. RFC 8879 does not forbid it in so many words;
  /// a list of what somebody supports has no other meaning, and other stacks refuse it too.
  public static void requireDistinct(Extensions peers, Side sender) throws PeerViolation {
    var offer = peers.find(CertificateCompressionAlgorithms.class);
    if (offer.isPresent()
        && Set.copyOf(offer.get().algorithms()).size() < offer.get().algorithms().size()) {
      throw ExtensionViolation.DUPLICATE_COMPRESSION.by(sender);
    }
  }

  /// The message to send, compressed if there is a way.
  public HandshakeMessage pack(Certificate certificate) {
    if (own.isEmpty()) {
      return certificate;
    }
    WireWriter body = new WireWriter(1024);
    certificate.write(body);
    Bytes plain = body.take();
    CertificateCompression best = own.getFirst();
    return new CompressedCertificate(best.algorithm(), plain.length(), best.compress(plain));
  }

  /// The certificate in a message that may be a Certificate or its compressed form.
  ///
  /// @param situation where the handshake stands, for the refusal of any other message
  public Certificate unpack(
      Message message, Limits limits, HandshakeContext context, String situation)
      throws TlsException {
    return switch (message) {
      case Certificate certificate -> certificate;
      case CompressedCertificate compressed when !own.isEmpty() ->
          unpack(compressed, limits, context.negotiated().side().peer());
      default -> throw context.unexpected(message, situation);
    };
  }

  // RFC 8879 4: all that can be said about the claims is said before a byte is expanded.
  private Certificate unpack(CompressedCertificate message, Limits limits, Side peer)
      throws TlsException {
    CertificateCompression compression =
        own.stream()
            .filter(each -> each.algorithm().equals(message.algorithm()))
            .findFirst()
            .orElseThrow(
                () ->
                    AuthenticationViolation.UNOFFERED_COMPRESSION.by(
                        peer, message.algorithm().toString()));
    int length = message.uncompressedLength();
    if (length > limits.certificate()) {
      throw RecordViolation.MESSAGE_TOO_LONG.by(
          peer, length + " bytes when expanded, at most " + limits.certificate());
    }
    return decode(expand(compression, message, peer), peer);
  }

  private static Bytes expand(
      CertificateCompression compression, CompressedCertificate message, Side peer)
      throws TlsException {
    try {
      Bytes expanded = compression.decompress(message.compressed(), message.uncompressedLength());
      if (expanded.length() == message.uncompressedLength()) {
        return expanded;
      }
      throw new DecompressionException("another length than announced");
    } catch (DecompressionException | RuntimeException e) {
      // A library's unchecked exceptions as well: all of it depends on the peer's bytes.
      throw AuthenticationViolation.BAD_COMPRESSION.by(peer, message.algorithm().toString());
    }
  }

  private static Certificate decode(Bytes body, Side peer) throws Malformed {
    try {
      return (Certificate) HandshakeCodec.decode(HandshakeType.CERTIFICATE, new WireReader(body));
    } catch (DecodeException e) {
      throw new Malformed(peer, "certificate in compressed form", e);
    }
  }
}
