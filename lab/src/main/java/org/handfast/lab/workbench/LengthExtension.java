package org.handfast.lab.workbench;

import java.util.List;
import org.handfast.lab.hash.Hashes;
import org.handfast.lab.stage.Lines;
import org.handfast.protocol.wire.Bytes;

/// Why the key must not simply stand in front: a hash can be taken up where it ended.
final class LengthExtension {
  private LengthExtension() {}

  /// A message that Trudy makes out of one that she saw, and a tag for it. She needs the tag and
  /// the number of bytes that were hashed; no key.
  ///
  /// @param data what came with the tag
  /// @param hashed how many bytes went into the tag, key and all
  static Tagged extend(Bytes data, Bytes tag, int hashed, Bytes more) {
    Bytes padding = Sha256.padding(hashed);
    return new Tagged(Bytes.concat(data, padding, more), Sha256.after(tag, hashed).digest(more));
  }

  record Tagged(Bytes data, Bytes tag) {}

  static Demo demo(long seed) {
    Desk desk = Desk.of(seed);
    Bytes key = desk.key().bytes();
    Bytes seq = desk.seq().bytes();
    Bytes data = desk.data().bytes();
    Named more = new Named("more", Lines.FORGED);

    Bytes tag = Hashes.sha256(key, seq, data);
    int hashed = key.length() + seq.length() + data.length();
    Tagged forged = extend(data, tag, hashed, more.bytes());
    Bytes expected = Hashes.sha256(key, seq, forged.data());

    Bytes chapters = Hashes.sha256(data, key, seq);
    Tagged tried = extend(data, chapters, hashed, more.bytes());
    Bytes chaptersExpected = Hashes.sha256(tried.data(), key, seq);

    Named forgedData = new Named("data′", forged.data());
    return new Demo(
        "length-extension",
        "A hash with the key in front is forged",
        List.of(
            DemoStep.computed(
                "Bob makes a tag by hashing key, number and data in this order. Trudy sees the data"
                    + " and the tag. She does not know the key.",
                "tag = SHA-256(key ‖ seq ‖ data)",
                new Named("tag", tag),
                desk.key(),
                desk.seq(),
                desk.data()),
            DemoStep.computed(
                "SHA-256 eats its message in blocks of 64 bytes, and fills up the last one in a"
                    + " known way. For that Trudy needs only the length, here "
                    + hashed
                    + " bytes.",
                "pad = 80 ‖ zeros ‖ length in bits",
                new Named("pad", Sha256.padding(hashed))),
            DemoStep.computed(
                "The tag is SHA-256's whole state after that padding. Trudy starts from it and goes"
                    + " on with a line of her own. No key is needed.",
                "tag′ = SHA-256 continued from tag with more",
                new Named("tag′", forged.tag()),
                new Named("tag", tag),
                more),
            DemoStep.computed(
                "Trudy sends data, padding and her line under her new tag. Alice computes the tag"
                    + " with the key. "
                    + Desk.answer(forged.tag(), expected),
                "SHA-256(key ‖ seq ‖ data′), data′ = data ‖ pad ‖ more",
                new Named("Alice's tag", expected),
                desk.key(),
                desk.seq(),
                forgedData,
                new Named("tag′", forged.tag())),
            DemoStep.computed(
                "The chapter puts the key behind the data. The same trick goes on behind key and"
                    + " number, and no message of Trudy's has the key in its middle. "
                    + Desk.answer(tried.tag(), chaptersExpected),
                "SHA-256(data′ ‖ key ‖ seq)",
                new Named("Alice's tag", chaptersExpected),
                desk.key(),
                desk.seq(),
                forgedData,
                new Named("Trudy's tag", tried.tag()))),
        "A tag made as `hash(key ‖ seq ‖ data)` lets anybody add to the message. The chapter's"
            + " order, `hash(data ‖ key ‖ seq)`, is not forged in this way; the next demonstration"
            + " shows what is wrong with it.");
  }
}
