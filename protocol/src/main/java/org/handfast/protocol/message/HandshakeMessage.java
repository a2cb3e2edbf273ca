package org.handfast.protocol.message;

import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.WireWriter;

/// A message of the handshake protocol, RFC 9846 4. [HandshakeCodec] adds and removes its header.
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
        ServerHello {

  /// The type in its header.
  HandshakeType type();

  /// Writes the body, without the header.
  void write(WireWriter out);
}
