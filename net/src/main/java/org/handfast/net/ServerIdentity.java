package org.handfast.net;

import java.util.List;
import java.util.Optional;
import org.handfast.engine.config.Policy;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.KeyTransportCredential;
import org.handfast.pki.Identity;
import org.handfast.pki.SeparateKeys;

/// What a server signs with, and what premaster secrets are encrypted to: never the same key (RFC
/// 9846 F.10). An oracle for one use would break the other: whoever can have premaster secrets
/// decrypted by the million could have a signature made.
///
/// @param signing for every handshake but those of RSA key transport
/// @param keyTransport for those
record ServerIdentity(CredentialSource signing, Optional<KeyTransportCredential> keyTransport) {

  /// With credentials of which it shows only when they are chosen that they are others than the one
  /// for key transport.
  static ServerIdentity of(
      CredentialSource signing, Optional<KeyTransportCredential> keyTransport, Policy policy) {
    Optional<KeyTransportCredential> used = keyTransport.filter(_ -> policy.allowsKeyTransport());
    return new ServerIdentity(
        used.<CredentialSource>map(other -> SeparateKeys.of(signing, other)).orElse(signing), used);
  }

  /// With certificates and keys. Where all that the policy allows is RSA key transport, nobody
  /// signs, and the only identity there is decrypts.
  ///
  /// @param signing the credentials of these identities
  /// @throws IllegalArgumentException if one key would have both uses, or has not the one it needs
  static ServerIdentity of(
      CredentialSource signing,
      List<Identity> identities,
      Optional<KeyTransportCredential> keyTransport,
      Policy policy) {
    if (policy.allowsKeyTransport() && !policy.allowsSigning()) {
      return new ServerIdentity(
          CredentialSource.none(),
          keyTransport.or(
              () ->
                  identities.size() == 1
                      ? Optional.of(Credentials.keyTransport(identities.getFirst()))
                      : Optional.empty()));
    }
    Optional<KeyTransportCredential> used = keyTransport.filter(_ -> policy.allowsKeyTransport());
    used.ifPresent(other -> requireOthers(identities, other));
    return new ServerIdentity(signing, used);
  }

  private static void requireOthers(List<Identity> identities, KeyTransportCredential other) {
    if (identities.stream().anyMatch(identity -> identity.hasSameKeyAs(other))) {
      throw new IllegalArgumentException(
          "one key would decrypt premaster secrets (TLS_RSA_*) and sign handshakes (TLS 1.3,"
              + " ECDHE), and it may serve one of the two (RFC 9846 F.10): give a second"
              + " certificate, with a key of its own, for RSA key transport; or switch TLS 1.3 and"
              + " ECDHE off; or drop the TLS_RSA_* suites");
    }
  }
}
