package org.handfast.lab.almost;

import java.util.Optional;
import org.handfast.lab.almost.Variant.Integrity;
import org.handfast.lab.hash.Hashes;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// One direction under its keys, as one of its ends has it: puts tags behind data and encrypts
/// both, or decrypts and says which tag there should be. It looks at nothing and refuses nothing.
///
/// A protected fragment is `IV 16 | AES-128-CTR(E, data ‖ tag)`. With one MAC over the stream it is
/// a part of one running keystream, and only the first has an IV.
public final class Protection {
  private final Integrity integrity;
  private final DirectionKeys keys;
  private long seq;
  private Bytes allData = Bytes.EMPTY;
  private @Nullable Keystream running;

  /// A direction from its first protected record on.
  public Protection(Integrity integrity, DirectionKeys keys) {
    this(integrity, keys, 0);
  }

  /// A direction from a later record on.
  ///
  /// @param seq how many protected records came before
  public Protection(Integrity integrity, DirectionKeys keys, long seq) {
    this.integrity = integrity;
    this.keys = keys;
    this.seq = seq;
  }

  /// A fragment, and what is in it.
  ///
  /// @param iv empty where the keystream runs on
  /// @param tag empty where nothing stands behind the data
  /// @param expected the tag as this end computes it
  public record Content(Bytes iv, Bytes data, Bytes tag, Optional<Tag> expected) {
    /// Whether the tag that came is the one that is expected.
    public boolean isWhole() {
      return expected.isEmpty() || expected.get().bytes().equals(tag);
    }
  }

  /// What is encrypted, and what comes of it.
  ///
  /// @param fragment for the wire
  public record Sealed(Bytes fragment, Content content) {}

  /// The keys of this direction.
  public DirectionKeys keys() {
    return keys;
  }

  /// What stands behind the data here.
  public Integrity integrity() {
    return integrity;
  }

  /// How many protected records there were: the next one's number.
  public long seq() {
    return seq;
  }

  /// How long the next fragment's IV is.
  public int ivLength() {
    return running == null ? Keystream.IV_LENGTH : 0;
  }

  /// Protects the next record.
  ///
  /// @param iv fresh, of [#ivLength]
  public Sealed seal(RecordType type, Bytes data, Bytes iv) {
    Optional<Tag> tag = nextTag(type, data);
    Bytes tagBytes = tag.map(Tag::bytes).orElse(Bytes.EMPTY);
    Bytes ciphertext = keystream(iv).xor(Bytes.concat(data, tagBytes));
    return new Sealed(Bytes.concat(iv, ciphertext), new Content(iv, data, tagBytes, tag));
  }

  /// Opens the next record; empty if it is too short to be one.
  public Optional<Content> open(RecordType type, Bytes fragment) {
    int ivLength = ivLength();
    int tagLength = tagLength(type);
    if (fragment.length() < ivLength + tagLength) {
      return Optional.empty();
    }
    Bytes iv = fragment.slice(0, ivLength);
    Bytes text = keystream(iv).xor(fragment.slice(ivLength));
    Bytes data = text.slice(0, text.length() - tagLength);
    return Optional.of(new Content(iv, data, text.slice(data.length()), nextTag(type, data)));
  }

  private Keystream keystream(Bytes iv) {
    if (running != null) {
      return running;
    }
    Keystream fresh = new Keystream(keys.encryption(), iv);
    if (integrity == Integrity.STREAM_MAC) {
      running = fresh;
    }
    return fresh;
  }

  private int tagLength(RecordType type) {
    return switch (integrity) {
      case NONE -> 0;
      case STREAM_MAC -> type == RecordType.CLOSE ? Hashes.LENGTH : 0;
      case HASH, MAC, NUMBERED_MAC, HMAC -> Hashes.LENGTH;
    };
  }

  private Optional<Tag> nextTag(RecordType type, Bytes data) {
    long number = seq++;
    return switch (integrity) {
      case NONE -> Optional.empty();
      case HASH -> Optional.of(Tag.unkeyed(data));
      case STREAM_MAC -> {
        allData = Bytes.concat(allData, data);
        yield type == RecordType.CLOSE
            ? Optional.of(Tag.ofStream(keys, allData))
            : Optional.empty();
      }
      case MAC -> Optional.of(Tag.ofRecord(keys, data));
      case NUMBERED_MAC -> Optional.of(Tag.ofNumbered(keys, number, data));
      case HMAC -> Optional.of(Tag.ofWhole(keys, number, type, data));
    };
  }
}
