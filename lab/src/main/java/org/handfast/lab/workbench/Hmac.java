package org.handfast.lab.workbench;

import java.util.List;
import org.handfast.lab.hash.Hashes;
import org.handfast.lab.stage.Lines;
import org.handfast.protocol.wire.Bytes;

/// What HMAC (RFC 2104) does about both: the key comes before the message and again behind the
/// hash.
final class Hmac {
  private Hmac() {}

  static Demo demo(long seed) {
    Desk desk = Desk.of(seed);
    Bytes key = desk.key().bytes();
    Bytes seq = desk.seq().bytes();
    Bytes data = desk.data().bytes();

    Bytes tag = Hashes.hmac(key, seq, data);
    int block = 64;
    LengthExtension.Tagged tried =
        LengthExtension.extend(data, tag, block + seq.length() + data.length(), Lines.FORGED);
    Bytes expected = Hashes.hmac(key, seq, tried.data());

    Bytes first = Hashes.hmac("HmacMD5", key, Collision.FIRST, seq);
    Bytes second = Hashes.hmac("HmacMD5", key, Collision.SECOND, seq);

    return new Demo(
        "hmac",
        "HMAC stops both",
        List.of(
            DemoStep.computed(
                "HMAC hashes twice: once the message behind a form of the key, then that hash"
                    + " behind another form of the key.",
                "HMAC(key, seq ‖ data) = H(key⊕opad ‖ H(key⊕ipad ‖ seq ‖ data))",
                new Named("tag", tag),
                desk.key(),
                desk.seq(),
                desk.data()),
            DemoStep.computed(
                "Trudy goes on from the tag as before. But the tag is the end of the outer hash,"
                    + " and her line would have to go into the inner one. Alice computes. "
                    + Desk.answer(tried.tag(), expected),
                "HMAC-SHA-256(key, seq ‖ data′), data′ = data ‖ pad ‖ more",
                new Named("Alice's tag", expected),
                desk.key(),
                desk.seq(),
                new Named("data′", tried.data()),
                new Named("Trudy's tag", tried.tag())),
            DemoStep.computed(
                "Now the colliding messages, with MD5 once more. This is the tag of the first.",
                "HMAC-MD5(key, data 1 ‖ seq)",
                new Named("tag", first),
                desk.key(),
                desk.seq(),
                new Named("data 1", Collision.FIRST)),
            DemoStep.computed(
                "The key goes in before the message, so the two start from a state that their"
                    + " makers did not know, and no longer collide. "
                    + Desk.answer(first, second),
                "HMAC-MD5(key, data 2 ‖ seq)",
                new Named("Alice's tag", second),
                desk.key(),
                desk.seq(),
                new Named("data 2", Collision.SECOND),
                new Named("tag", first))),
        "HMAC is neither lengthened nor hit by collisions that were made without the key, even over"
            + " a broken hash. That is why TLS never used the plain hash (RFC 5246 6.2.3.1), and"
            + " why the ladder has HMAC from rung 5b on. MD5 is still no hash to choose.");
  }
}
