package org.handfast.interop.bogo;

import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.handfast.engine.trust.Evidence;
import org.handfast.engine.trust.Staple;
import org.handfast.protocol.wire.Bytes;

/// What the flags say of OCSP responses and timestamps, each in Base64.
final class Evidences {
  private Evidences() {}

  /// What a client asks for.
  static Set<Evidence> wanted(Section flags) {
    Set<Evidence> wanted = EnumSet.noneOf(Evidence.class);
    if (flags.has("-enable-ocsp-stapling")) {
      wanted.add(Evidence.OCSP_RESPONSE);
    }
    if (flags.has("-enable-signed-cert-timestamps")) {
      wanted.add(Evidence.TIMESTAMPS);
    }
    return wanted;
  }

  /// What stands beside a credential.
  static Staple of(Section credential) {
    return new Staple(
        octets(credential, "-ocsp-response"), list(octets(credential, "-signed-cert-timestamps")));
  }

  /// What the peer should have presented: nothing where the test does not say.
  static Staple expected(Section flags) {
    return new Staple(
        octets(flags, "-expect-ocsp-response"),
        list(octets(flags, "-expect-signed-cert-timestamps")));
  }

  private static Bytes octets(Section flags, String flag) {
    return Bytes.owning(Base64.getDecoder().decode(flags.text(flag).orElse("")));
  }

  // RFC 6962 3.3: a length before the list, and before each timestamp.
  private static List<Bytes> list(Bytes encoded) {
    List<Bytes> timestamps = new ArrayList<>();
    for (int at = 2; at < encoded.length(); ) {
      int length = encoded.at(at) << 8 | encoded.at(at + 1);
      timestamps.add(encoded.slice(at + 2, at + 2 + length));
      at += 2 + length;
    }
    return timestamps;
  }
}
