package org.handfast.lab.workbench;

import java.util.List;
import org.handfast.lab.hash.Hashes;
import org.handfast.protocol.wire.Bytes;

/// Why the key must not simply stand behind either: two messages that collide before the key comes
/// collide with it too.
final class Collision {
  /// Two messages of 128 bytes with one MD5, published by Wang, Feng, Lai and Yu in 2004 (IACR
  /// ePrint 2004/199). They differ in six bytes.
  static final Bytes FIRST =
      Bytes.fromHex(
          """
          d131dd02c5e6eec4693d9a0698aff95c 2fcab58712467eab4004583eb8fb7f89
          55ad340609f4b30283e488832571415a 085125e8f7cdc99fd91dbdf280373c5b
          d8823e3156348f5bae6dacd436c919c6 dd53e2b487da03fd02396306d248cda0
          e99f33420f577ee8ce54b67080a80d1e c69821bcb6a8839396f9652b6ff72a70
          """);

  static final Bytes SECOND =
      Bytes.fromHex(
          """
          d131dd02c5e6eec4693d9a0698aff95c 2fcab50712467eab4004583eb8fb7f89
          55ad340609f4b30283e4888325f1415a 085125e8f7cdc99fd91dbd7280373c5b
          d8823e3156348f5bae6dacd436c919c6 dd53e23487da03fd02396306d248cda0
          e99f33420f577ee8ce54b67080280d1e c69821bcb6a8839396f965ab6ff72a70
          """);

  private Collision() {}

  static Demo demo(long seed) {
    Desk desk = Desk.of(seed);
    Bytes key = desk.key().bytes();
    Bytes seq = desk.seq().bytes();
    Named first = new Named("data 1", FIRST);
    Named second = new Named("data 2", SECOND);
    Bytes tag = Hashes.hash("MD5", FIRST, key, seq);
    Bytes expected = Hashes.hash("MD5", SECOND, key, seq);
    return new Demo(
        "collision",
        "A hash with the key behind fails with the hash",
        List.of(
            DemoStep.computed(
                "MD5 is broken: messages that collide can be made. These two were published in"
                    + " 2004; they differ in six bytes. This is the first one's hash.",
                "MD5(data 1)",
                new Named("hash 1", Hashes.hash("MD5", FIRST)),
                first),
            DemoStep.computed(
                "And this is the second one's. Both fill two blocks exactly, so MD5 is in one and"
                    + " the same state after either.",
                "MD5(data 2)",
                new Named("hash 2", Hashes.hash("MD5", SECOND)),
                second),
            DemoStep.computed(
                "Trudy gets Bob to send the first one. His tag is the chapter's, with MD5 as the"
                    + " hash: key and number come behind the data.",
                "tag = MD5(data 1 ‖ key ‖ seq)",
                new Named("tag", tag),
                first,
                desk.key(),
                desk.seq()),
            DemoStep.computed(
                "She puts the second one in its place and leaves the tag as it is. Alice computes. "
                    + Desk.answer(tag, expected),
                "MD5(data 2 ‖ key ‖ seq)",
                new Named("Alice's tag", expected),
                second,
                desk.key(),
                desk.seq(),
                new Named("tag", tag))),
        "With `hash(data ‖ key ‖ seq)` the key comes too late: what collides before it collides"
            + " under every key, and the collision can be looked for in advance, without asking Bob"
            + " for anything. With SHA-256 nobody knows a collision today; the MAC should not"
            + " depend on it.");
  }
}
