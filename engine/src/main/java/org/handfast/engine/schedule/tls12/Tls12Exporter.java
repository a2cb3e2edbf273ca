package org.handfast.engine.schedule.tls12;

import java.util.Set;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.schedule.Exporter;
import org.handfast.engine.secret.Secret;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.WireWriter;

/// What TLS 1.2 exports (RFC 5705 4); an absent context and an empty one lead to different values:
///
/// ```text
/// PRF(master_secret, label, client_random + server_random [+ context_length + context])[length]
/// ```
public final class Tls12Exporter implements Exporter {
  /// What TLS itself uses the PRF for: to export under such a label would give keys away.
  private static final Set<String> TAKEN =
      Set.of(
          "client finished",
          "server finished",
          "master secret",
          "extended master secret",
          "key expansion");

  private static final int LONGEST_CONTEXT = (1 << 16) - 1;

  private final HashFunction hash;
  private final Secret master;
  private final Bytes randoms;

  Tls12Exporter(HashFunction hash, Secret master, Bytes randoms) {
    this.hash = hash;
    this.master = master;
    this.randoms = randoms;
  }

  @Override
  public byte[] export(String label, int length) {
    return expand(label, randoms, length);
  }

  @Override
  public byte[] export(String label, Bytes context, int length) {
    if (context.length() > LONGEST_CONTEXT) {
      throw new IllegalArgumentException(
          "a context has at most " + LONGEST_CONTEXT + " bytes, and not " + context.length());
    }
    WireWriter seed = new WireWriter(randoms.length() + 2 + context.length());
    seed.bytes(randoms);
    seed.opaque(context, 0, LONGEST_CONTEXT);
    return expand(label, seed.take(), length);
  }

  private byte[] expand(String label, Bytes seed, int length) {
    Exporter.requireInRange(label, 0, length, hash);
    if (TAKEN.contains(label)) {
      throw new IllegalArgumentException("TLS itself uses the label \"" + label + "\"");
    }
    return new Prf(hash).expand(master, label, seed, length);
  }
}
