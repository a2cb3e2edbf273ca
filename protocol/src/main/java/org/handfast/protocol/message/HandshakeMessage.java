package org.handfast.protocol.message;

import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.WireWriter;

/// A message of the handshake protocol, RFC 9846 4 and RFC 5246 7.4. [HandshakeCodec] adds and
/// removes its header.
public sealed interface HandshakeMessage extends Message
    permits Certificate,
        CertificateRequest,
        CertificateVerify,
        ClientHello,
        CompressedCertificate,
        EncryptedExtensions,
        EndOfEarlyData,
        Finished,
        HelloRetryRequest,
        KeyUpdate,
        NewSessionTicket,
        ServerHello,
        org.handfast.protocol.message.tls12.Certificate,
        org.handfast.protocol.message.tls12.CertificateRequest,
        org.handfast.protocol.message.tls12.CertificateStatus,
        org.handfast.protocol.message.tls12.ClientKeyExchange,
        org.handfast.protocol.message.tls12.HelloRequest,
        org.handfast.protocol.message.tls12.NewSessionTicket,
        org.handfast.protocol.message.tls12.ServerHelloDone,
        org.handfast.protocol.message.tls12.ServerKeyExchange {

  /// The type in its header.
  HandshakeType type();

  /// Writes the body, without the header.
  void write(WireWriter out);
}
