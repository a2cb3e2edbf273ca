package org.handfast.engine.crypto;

/// One hash algorithm in working form: a maker of running digests and of MACs. Thread-safe; what it
/// makes is not.
public interface HashFunction {
  HashAlgorithm algorithm();

  /// A running hash over nothing yet.
  Digest digest();

  /// An HMAC (RFC 2104) object without a key yet; it is made once and re-keyed often.
  Hmac hmac();

  /// A running hash that can be forked, as the transcript needs (RFC 9846 4.1).
  interface Digest {
    void update(byte[] in, int from, int to);

    /// A second running hash over the same bytes so far.
    Digest fork();

    /// The hash of everything so far, into a new array; the digest is spent.
    byte[] finish();
  }

  /// A keyed MAC.
  interface Hmac {
    /// Starts over with this key; the implementation may keep a copy until the next key.
    void key(byte[] key);

    void update(byte[] in, int from, int to);

    /// The MAC of everything since [#key] or the last finish, into a new array; the key stays.
    byte[] finish();
  }
}
