package org.handfast.lab.almost;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import org.handfast.lab.almost.Handshake.Certificate;
import org.handfast.lab.almost.Handshake.Hello;
import org.handfast.lab.almost.Handshake.Secret;
import org.handfast.lab.authority.Guise;
import org.handfast.lab.authority.Identities;
import org.handfast.lab.authority.KeyUse;
import org.handfast.lab.seed.Dice;
import org.handfast.lab.stage.Card;
import org.handfast.lab.stage.Middle;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;

/// What happens to a record on its way.
interface Change {
  void to(Middle middle, Card card) throws IOException, GeneralSecurityException, DecodeException;

  static Change shown(Guise guise) {
    return (middle, card) -> {
      byte[] der = middle.world().identity(guise).certificate().getEncoded();
      message(new Certificate(List.of(Bytes.owning(der)))).to(middle, card);
    };
  }

  static Change flip(int at) {
    return (middle, card) -> {
      byte[] bytes = card.bytes().toArray();
      bytes[at] ^= 0x10;
      middle.edit(card, Bytes.owning(bytes), "");
    };
  }

  static Change type(int type) {
    return put(0, type);
  }

  static Change put(int at, int... values) {
    return (middle, card) -> {
      byte[] bytes = card.bytes().toArray();
      for (int i = 0; i < values.length; i++) {
        bytes[at + i] = (byte) values[i];
      }
      middle.edit(card, Bytes.owning(bytes), "");
    };
  }

  /// The record ends early, and FIN follows.
  static Change cut(int length) {
    return (middle, card) -> {
      if (length > 0) {
        middle.edit(card, card.bytes().slice(0, length), "");
      }
      middle.fin(card.to());
    };
  }

  /// The record says of itself that it is shorter.
  static Change shorten(int length) {
    return (middle, card) ->
        middle.edit(card, record(card, card.bytes().slice(SslRecord.HEADER).slice(0, length)), "");
  }

  static Change fragment(Bytes fragment) {
    return (middle, card) -> middle.edit(card, record(card, fragment), "");
  }

  static Change message(Handshake message) {
    return fragment(message.encode());
  }

  static Change secret(int length) {
    return (middle, card) -> {
      Bytes encrypted =
          Oaep.encrypt(
              Identities.with(KeyUse.TRANSPORT).alice().certificate().getPublicKey(),
              bytes(length),
              Dice.of(1, "test"));
      message(new Secret(encrypted)).to(middle, card);
    };
  }

  static Change strip() {
    return (middle, card) -> {
      Handshake hello = Handshake.decode(card.bytes().slice(SslRecord.HEADER));
      message(new Hello(((Hello) hello).nonce(), Bytes.of((byte) 1))).to(middle, card);
    };
  }

  static Change twice() {
    return (middle, card) -> {
      middle.pass(card);
      middle.edit(card, record(RecordType.DATA, card.bytes().slice(SslRecord.HEADER)), "");
    };
  }

  private static Bytes record(Card card, Bytes fragment) {
    return record(RecordType.of(card.bytes().at(0)).orElseThrow(), fragment);
  }

  private static Bytes record(RecordType type, Bytes fragment) {
    return new SslRecord(type, fragment).encode();
  }

  static Bytes bytes(int count) {
    return Bytes.owning(new byte[count]);
  }
}
