package org.handfast.lab.almost;

import java.util.ArrayList;
import java.util.List;
import org.handfast.lab.hash.Hashes;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// A handshake message: `type u8 | length u24 | body`, one to a record.
public sealed interface Handshake {
  /// Type and length.
  int HEADER = 4;

  /// The message's type, as on the wire.
  int code();

  /// What is behind type and length.
  Bytes body();

  /// 1, Bob's: `nonce <0..255> | suites <0..255>`.
  ///
  /// @param nonce 32 bytes, or none where he throws none
  /// @param suites one byte each, the one he likes best first; none where there is no choice
  record Hello(Bytes nonce, Bytes suites) implements Handshake {
    @Override
    public int code() {
      return 1;
    }

    @Override
    public Bytes body() {
      return two(nonce, suites);
    }
  }

  /// 2, Alice's: `nonce <0..255> | pick <0..255>`. Where she has neither she does not send it.
  ///
  /// @param nonce 32 bytes, or none where she throws none
  /// @param pick one suite; none where there is no choice
  record Answer(Bytes nonce, Bytes pick) implements Handshake {
    @Override
    public int code() {
      return 2;
    }

    @Override
    public Bytes body() {
      return two(nonce, pick);
    }
  }

  /// 3, Alice's: each certificate as `<1..2^24-1>`, hers first.
  ///
  /// @param chain X.509, DER
  record Certificate(List<Bytes> chain) implements Handshake {
    /// Copies the list.
    public Certificate {
      chain = List.copyOf(chain);
    }

    @Override
    public int code() {
      return 3;
    }

    @Override
    public Bytes body() {
      WireWriter out = new WireWriter(2048);
      chain.forEach(certificate -> out.opaque(certificate, 1, 0xFFFFFF));
      return out.take();
    }
  }

  /// 4, Bob's: MS or PMS under RSA-OAEP, and nothing else.
  ///
  /// @param encrypted as long as the key's modulus
  record Secret(Bytes encrypted) implements Handshake {
    @Override
    public int code() {
      return 4;
    }

    @Override
    public Bytes body() {
      return encrypted;
    }
  }

  /// 5, from both: a MAC of all handshake messages so far. Bob's first, and Alice's covers his.
  ///
  /// @param mac 32 bytes
  record Finished(Bytes mac) implements Handshake {
    @Override
    public int code() {
      return 5;
    }

    @Override
    public Bytes body() {
      return mac;
    }
  }

  /// As a record holds it.
  default Bytes encode() {
    WireWriter out = new WireWriter(HEADER + 256);
    out.u8(code());
    out.opaque(body(), 0, 0xFFFFFF);
    return out.take();
  }

  /// Reads exactly one message.
  ///
  /// @throws DecodeException if these bytes are not one
  static Handshake decode(Bytes bytes) throws DecodeException {
    WireReader message = new WireReader(bytes);
    int code = message.u8();
    WireReader body = new WireReader(message.opaque(0, 0xFFFFFF));
    message.requireEnd();
    Handshake decoded =
        switch (code) {
          case 1 -> new Hello(body.opaque(0, 0xFF), body.opaque(0, 0xFF));
          case 2 -> new Answer(body.opaque(0, 0xFF), body.opaque(0, 0xFF));
          case 3 -> new Certificate(chain(body));
          case 4 -> new Secret(body.rest());
          case 5 -> new Finished(body.bytes(Hashes.LENGTH));
          default -> throw DecodeException.malformed("no type of handshake message");
        };
    body.requireEnd();
    return decoded;
  }

  private static List<Bytes> chain(WireReader body) throws DecodeException {
    List<Bytes> chain = new ArrayList<>();
    while (body.hasRemaining()) {
      chain.add(body.opaque(1, 0xFFFFFF));
    }
    return chain;
  }

  private static Bytes two(Bytes first, Bytes second) {
    WireWriter out = new WireWriter(2 + first.length() + second.length());
    out.opaque(first, 0, 0xFF);
    out.opaque(second, 0, 0xFF);
    return out.take();
  }
}
