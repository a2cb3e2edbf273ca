package org.handfast.lab.trudy.tls;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.handfast.lab.stage.Middle;
import org.handfast.lab.stage.Protocol;
import org.handfast.lab.tls.Keyring;
import org.handfast.lab.tls.Stolen;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.wire.Bytes;

/// What a quantum computer would find: the private half of each X25519 share of Bob's. Where it is
/// one part of a hybrid share, the part of ML-KEM stays what it is, and so does the secret.
final class Logarithms implements Keyring {
  // X25519MLKEM768 has ML-KEM's encapsulation key first (FIPS 203 8).
  private static final int ML_KEM_768_KEY = 1184;

  private final Middle middle;
  private final Protocol protocol;
  private final Set<Bytes> found = new HashSet<>();

  Logarithms(Middle middle) {
    this.middle = middle;
    this.protocol = middle.world().protocol();
  }

  @Override
  public Optional<Bytes> shared(NamedGroup group, Bytes clientShare, Bytes serverShare) {
    boolean isHybrid = group.equals(NamedGroup.X25519MLKEM768);
    show(isHybrid ? clientShare.slice(ML_KEM_768_KEY) : clientShare);
    return Stolen.quantumComputer(protocol).shared(group, clientShare, serverShare);
  }

  private void show(Bytes share) {
    if (found.add(share)) {
      Stolen.x25519Key(protocol, share)
          .ifPresent(
              key ->
                  middle.learns(
                      "Bob's X25519 private key", key, "the logarithm of his X25519 share"));
    }
  }
}
