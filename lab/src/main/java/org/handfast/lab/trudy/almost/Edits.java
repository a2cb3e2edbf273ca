package org.handfast.lab.trudy.almost;

import java.util.function.UnaryOperator;
import org.handfast.lab.almost.Handshake;
import org.handfast.lab.almost.Handshake.Answer;
import org.handfast.lab.almost.Handshake.Hello;
import org.handfast.lab.almost.RecordType;
import org.handfast.lab.almost.SslRecord;
import org.handfast.lab.almost.Suite;
import org.handfast.lab.stage.Person;
import org.handfast.lab.stage.Tactic;
import org.handfast.lab.trudy.Bits;
import org.handfast.lab.trudy.OneRecord;
import org.handfast.lab.trudy.Target;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;

/// The handshake's first messages are in the clear and without a MAC: she writes into them.
final class Edits {
  /// Bob's hello.
  static final Target HELLO = Target.named(Person.BOB, "hello");

  private static final Target ANSWER = Target.named(Person.ALICE, "answer");

  private Edits() {}

  static Tactic bobsNonce() {
    return OneRecord.edit(
        HELLO,
        record -> hello(record, hello -> new Hello(Bits.flip(hello.nonce(), 0, 1), hello.suites())),
        "the nonce's first byte xor 01");
  }

  static Tactic alicesNonce() {
    return OneRecord.edit(
        ANSWER,
        record ->
            answer(record, answer -> new Answer(Bits.flip(answer.nonce(), 0, 1), answer.pick())),
        "the nonce's first byte xor 01");
  }

  static Tactic pick(int code, String how) {
    return OneRecord.edit(
        ANSWER,
        record -> answer(record, answer -> new Answer(answer.nonce(), Bytes.of((byte) code))),
        how);
  }

  /// A hello without the strong suite.
  static Bytes stripped(Bytes record) {
    return hello(record, hello -> new Hello(hello.nonce(), Bytes.of((byte) Suite.WEAK.code())));
  }

  private static Bytes hello(Bytes record, UnaryOperator<Hello> change) {
    return encode(change.apply((Hello) decode(record)));
  }

  private static Bytes answer(Bytes record, UnaryOperator<Answer> change) {
    return encode(change.apply((Answer) decode(record)));
  }

  private static Handshake decode(Bytes record) {
    try {
      return Handshake.decode(SslRecord.decode(record).fragment());
    } catch (DecodeException garbled) {
      throw new IllegalStateException("Bob and Alice send what can be read", garbled);
    }
  }

  private static Bytes encode(Handshake message) {
    return new SslRecord(RecordType.HANDSHAKE, message.encode()).encode();
  }
}
