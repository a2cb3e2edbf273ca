package org.handfast.engine.schedule;

import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// The running hash of all handshake messages, RFC 9846 4.1.
///
/// Messages are kept as they are until the hash function is known. The newest message is held back,
/// so that its own check (a signature, a Finished) can ask for the hash before it.
public final class Transcript {
  private final List<Bytes> unhashed = new ArrayList<>(2);
  private @Nullable List<Bytes> kept;
  private HashFunction.@Nullable Digest digest;
  private @Nullable Bytes newest;

  /// Appends a whole message, its header included, as it was sent or received.
  public void add(Bytes message) {
    settleNewest();
    newest = message;
  }

  /// The cipher suite is known: hashing begins.
  public void begin(HashFunction hash) {
    digest = hash.digest();
    unhashed.forEach(this::update);
    unhashed.clear();
  }

  /// The same where the messages themselves are still needed: TLS 1.2's CertificateVerify signs
  /// them under a hash of its own (RFC 5246 7.4.8).
  public void beginAndKeep(HashFunction hash) {
    kept = new ArrayList<>(12);
    begin(hash);
  }

  /// All messages since the first, one after the other.
  public Bytes messages() {
    settleNewest();
    return messagesBefore();
  }

  /// All messages but the newest, one after the other.
  public Bytes messagesBefore() {
    if (kept == null) {
      throw new IllegalStateException("the messages are not kept");
    }
    return Bytes.concat(kept.toArray(Bytes[]::new));
  }

  /// Nobody signs them any more: only their hash is needed.
  public void forgetMessages() {
    kept = null;
  }

  /// The cipher suite is known and there was a HelloRetryRequest: the first ClientHello is replaced
  /// by a synthetic message_hash message that holds its hash.
  public void beginAfterRetry(HashFunction hash) {
    settleNewest();
    Bytes firstHello = unhashed.removeFirst();
    HashFunction.Digest hello = hash.digest();
    hello.update(firstHello.toArray(), 0, firstHello.length());
    Bytes hashed = Bytes.owning(hello.finish());
    // A handshake message like any other: its type, the length in three bytes, the hash.
    unhashed.addFirst(
        Bytes.concat(
            Bytes.of(
                (byte) HandshakeType.MESSAGE_HASH.code(),
                (byte) 0,
                (byte) 0,
                (byte) hashed.length()),
            hashed));
    begin(hash);
  }

  /// The hash of all messages.
  public Bytes hash() {
    settleNewest();
    return hashBefore();
  }

  /// The hash of all messages but the newest.
  public Bytes hashBefore() {
    return Bytes.owning(begun().fork().finish());
  }

  /// The hash of all messages but the newest, and of a ClientHello without its binders after them:
  /// what a binder covers (RFC 9846 4.3.11.2).
  ///
  /// @param hash the one of the pre-shared key, and so of the transcript if that has begun
  /// @param truncatedHello the newest message or one that is yet to be added, cut before its
  ///   binders
  public Bytes binderHash(HashFunction hash, Bytes truncatedHello) {
    HashFunction.Digest covered = digest == null ? hash.digest() : digest.fork();
    covered.update(truncatedHello.toArray(), 0, truncatedHello.length());
    return Bytes.owning(covered.finish());
  }

  /// The newest message.
  public Bytes newest() {
    if (newest == null) {
      throw new IllegalStateException("the newest message is part of the hash already");
    }
    return newest;
  }

  /// The hash of the only message so far, the first ClientHello, for what depends on it before a
  /// suite is selected (RFC 9846 7.1).
  public Bytes firstHelloHash(HashFunction hash) {
    HashFunction.Digest covered = hash.digest();
    unhashed.forEach(message -> covered.update(message.toArray(), 0, message.length()));
    if (newest != null) {
      covered.update(newest.toArray(), 0, newest.length());
    }
    return Bytes.owning(covered.finish());
  }

  /// A transcript that goes on from here on its own, such as for a signature made elsewhere.
  public Transcript fork() {
    settleNewest();
    Transcript fork = new Transcript();
    fork.digest = begun().fork();
    return fork;
  }

  private HashFunction.Digest begun() {
    if (digest == null) {
      throw new IllegalStateException("the transcript's hash function is not known yet");
    }
    return digest;
  }

  private void settleNewest() {
    if (newest == null) {
      return;
    }
    if (digest == null) {
      unhashed.add(newest);
    } else {
      update(newest);
    }
    newest = null;
  }

  private void update(Bytes message) {
    if (kept != null) {
      kept.add(message);
    }
    begun().update(message.toArray(), 0, message.length());
  }
}
