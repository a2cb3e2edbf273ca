package org.handfast.interop.tls12;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.handfast.engine.config.EncryptThenMacUse;
import org.handfast.engine.config.ExtendedMasterSecretUse;
import org.handfast.engine.config.Policy;
import org.handfast.engine.session.SessionLabel;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ProtocolVersion;

/// Two connections, of which the second resumes the session of the first: with which suite, and
/// with what beside it.
record Course(CipherSuite suite, Set<Trait> traits) {
  Course {
    traits = Set.copyOf(traits);
  }

  static Course of(CipherSuite suite, Trait... traits) {
    return new Course(suite, Set.of(traits));
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }

  boolean isBlockCipher() {
    return suite.toString().contains("_CBC_");
  }

  /// Our side's policy.
  ///
  /// @param heeded what the peer can be told to do without; the rest is ours to leave out
  Policy policy(Collection<Trait> heeded) {
    Policy policy =
        Policy.CLASSIC_2026.withVersions(ProtocolVersion.TLS_1_2).withSuites(List.of(suite));
    if (isOursToLeaveOut(Trait.EXTENDED_MASTER_SECRET, heeded)) {
      policy = policy.withExtendedMasterSecret(ExtendedMasterSecretUse.NEVER);
    }
    if (isOursToLeaveOut(Trait.ENCRYPT_THEN_MAC, heeded)) {
      policy = policy.withEncryptThenMac(EncryptThenMacUse.NEVER);
    }
    return policy;
  }

  /// How the session is named when it comes back.
  SessionLabel label() {
    return has(Trait.TICKET) ? SessionLabel.TICKET : SessionLabel.SESSION_ID;
  }

  /// What both ends should say of a connection.
  Said expected(Word resumed) {
    return new Said(
        ProtocolVersion.TLS_1_2.toString(),
        suite.toString(),
        resumed,
        Word.of(has(Trait.EXTENDED_MASTER_SECRET)),
        Word.of(isBlockCipher() && has(Trait.ENCRYPT_THEN_MAC)),
        Word.of(has(Trait.CLIENT_CERTIFICATE)));
  }

  @Override
  public String toString() {
    return suite + " " + (traits.isEmpty() ? "[plain]" : EnumSet.copyOf(traits));
  }

  private boolean isOursToLeaveOut(Trait trait, Collection<Trait> heeded) {
    return !has(trait) && !heeded.contains(trait);
  }
}
