package org.handfast.pki;

import java.io.IOException;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.List;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.handfast.protocol.wire.Bytes;

/// Which names the authorities of a path may certify (RFC 5280 4.2.1.10), beyond what the JDK's
/// PKIX checks: the constraints of the anchor, which PKIX ignores, and the very name that was asked
/// for, which a wildcard can carry past an excluded subtree.
///
/// @param path the path
/// @param constrained its authorities that have constraints
record NameConstraints(CandidatePath path, List<X509Certificate> constrained) {
  private static final String EXTENSION = "2.5.29.30";
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  /// Comparisons of names with subtrees, and of subtrees with each other, that one path may cost.
  private static final long COMPARISONS = 1_000_000;

  /// A subtree takes at least five octets of DER.
  private static final int SHORTEST_SUBTREE = 5;

  static NameConstraints of(CandidatePath path) {
    return new NameConstraints(
        path, path.authorities().filter(authority -> !raw(authority).isEmpty()).toList());
  }

  /// To be called before PKIX, whose work is what this bounds.
  ///
  /// @throws UntrustedPeer with `TOO_LONG` if it is too much
  void checkCost() throws UntrustedPeer {
    long subtrees =
        constrained.stream().mapToLong(each -> raw(each).length() / SHORTEST_SUBTREE).sum();
    if (subtrees > 0 && subtrees * (subtrees + names()) > COMPARISONS) {
      throw new UntrustedPeer(
          Reason.TOO_LONG, "its authorities' name constraints are too many for its names");
    }
  }

  /// @throws UntrustedPeer with `MALFORMED` if an authority of the path was not allowed to certify
  ///   what it did
  void check(List<PeerName> asked) throws UntrustedPeer {
    if (constrained.isEmpty()) {
      return;
    }
    for (X509Certificate subject : subjects()) {
      requireWellFormed(subject);
      require(anchorAllows(subject), path.anchor(), Certificates.name(subject));
    }
    for (PeerName name : asked) {
      for (X509Certificate authority : constrained) {
        require(allows(authority, name), authority, name.toString());
      }
    }
  }

  /// What is constrained: the end entity, and the intermediates that are not self-issued.
  private List<X509Certificate> subjects() {
    return path.certificates().stream()
        .filter(each -> each == path.endEntity() || !Certificates.isSelfIssued(each))
        .toList();
  }

  private long names() {
    return subjects().stream()
        .map(CertificateNames::of)
        .mapToLong(names -> names.dnsNames().size() + names.addresses().size() + 2)
        .sum();
  }

  /// A name in disguise, such as one with a trailing dot, must not slip through the comparison.
  private static void requireWellFormed(X509Certificate subject) throws UntrustedPeer {
    for (String name : CertificateNames.of(subject).dnsNames()) {
      if (!DnsName.isWellFormed(name)) {
        throw new UntrustedPeer(
            Reason.MALFORMED,
            Quoted.of(name) + " is no DNS name, and its authority is constrained");
      }
    }
  }

  private boolean anchorAllows(X509Certificate subject) {
    X509CertSelector within = new X509CertSelector();
    try {
      Bytes constraints = raw(path.anchor());
      within.setNameConstraints(constraints.isEmpty() ? null : constraints.toArray());
      return within.match(subject);
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean allows(X509Certificate authority, PeerName name) {
    X509CertSelector towards = new X509CertSelector();
    try {
      towards.addPathToName(name instanceof DnsName ? DNS_NAME : IP_ADDRESS, name.toString());
      return towards.match(authority);
    } catch (IOException _) {
      // The JDK cannot express it, so it cannot be shown to be within.
      return false;
    }
  }

  /// The extension's content, without the envelope of RFC 5280 4.2; empty if there is none.
  private static Bytes raw(X509Certificate authority) {
    byte[] extension = authority.getExtensionValue(EXTENSION);
    return extension == null
        ? Bytes.EMPTY
        : Der.reader(Bytes.owning(extension)).next(Der.OCTET_STRING).orElse(Bytes.EMPTY);
  }

  private static void require(boolean holds, X509Certificate authority, String name)
      throws UntrustedPeer {
    if (!holds) {
      throw new UntrustedPeer(
          Reason.MALFORMED,
          Certificates.name(authority) + " may not certify " + name + ": its name constraints");
    }
  }
}
