package org.handfast.interop.bogo;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.crypto.HashFunction;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.protocol.wire.Bytes;

/// The pre-shared keys that a test has both sides agree on, imported for each hash function (RFC
/// 9258 4).
final class ShimPsks {
  private static final List<HashAlgorithm> TARGETS =
      List.of(HashAlgorithm.SHA256, HashAlgorithm.SHA384);

  private ShimPsks() {}

  /// All of them, in the order of the credentials.
  static List<ExternalPsk> of(Settings settings) {
    List<ExternalPsk> keys = new ArrayList<>();
    for (Section credential : settings.credentials()) {
      if (credential.has("-new-psk-credential")) {
        for (HashAlgorithm target : TARGETS) {
          keys.add(imported(credential, target));
        }
      }
    }
    return keys;
  }

  /// The place of the credential whose key has this label.
  static int number(Bytes label, Settings settings) {
    for (int i = 0; i < settings.credentials().size(); i++) {
      Section credential = settings.credentials().get(i);
      for (HashAlgorithm target : TARGETS) {
        if (credential.has("-new-psk-credential")
            && imported(credential, target).identity().equals(label)) {
          return i;
        }
      }
    }
    throw new IllegalArgumentException("no key has the label " + label);
  }

  private static ExternalPsk imported(Section credential, HashAlgorithm target) {
    HashAlgorithm own =
        credential.has("-psk-importer-sha384") ? HashAlgorithm.SHA384 : HashAlgorithm.SHA256;
    HashFunction kdf = JcaCryptoProvider.installed().hash(own).orElseThrow();
    return ExternalPsk.imported(
        Bytes.owning(octets(credential, "-psk-importer-identity")),
        octets(credential, "-psk-importer-key"),
        Bytes.owning(octets(credential, "-psk-importer-context")),
        target,
        kdf);
  }

  private static byte[] octets(Section credential, String flag) {
    return Base64.getDecoder().decode(credential.text(flag).orElse(""));
  }
}
