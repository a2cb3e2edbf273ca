package org.handfast.lab.trudy.tls;

import java.util.List;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.RenegotiationInfo;
import org.handfast.protocol.extension.SelectedVersion;
import org.handfast.protocol.extension.SupportedVersions;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.Random;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;

/// A pair of hellos to be changed.
final class Samples {
  static final CipherSuite GREASE = new CipherSuite(0x0A0A);

  static final ClientHello CLIENT_HELLO =
      new ClientHello(
          ProtocolVersion.TLS_1_2,
          new Random(Bytes.owning(new byte[Random.SIZE])),
          Bytes.of((byte) 1, (byte) 2),
          List.of(
              GREASE,
              CipherSuite.TLS_AES_128_GCM_SHA256,
              CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
              CipherSuite.TLS_CHACHA20_POLY1305_SHA256),
          ClientHello.NO_COMPRESSION,
          Extensions.of(
              RenegotiationInfo.INITIAL,
              new SupportedVersions(List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2))));

  static final ServerHello SERVER_HELLO =
      new ServerHello(
          ProtocolVersion.TLS_1_2,
          new Random(Bytes.owning(new byte[Random.SIZE])),
          Bytes.of((byte) 1, (byte) 2),
          CipherSuite.TLS_AES_128_GCM_SHA256,
          Extensions.of(new SelectedVersion(ProtocolVersion.TLS_1_3)));

  private Samples() {}
}
