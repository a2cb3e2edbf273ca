package org.handfast.pki;

import java.io.IOException;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  static final long COMPARISONS = 250_000;

  static NameConstraints of(CandidatePath path) {
    return new NameConstraints(
        path, path.authorities().filter(authority -> extension(authority).isPresent()).toList());
  }

  /// To be called before PKIX, whose work is what this bounds.
  ///
  /// @throws UntrustedPeer with `MALFORMED` if an extension is not well-formed, with `TOO_LONG` if
  ///   there is too much to compare
  void checkForm() throws UntrustedPeer {
    long subtrees = 0;
    for (X509Certificate authority : constrained) {
      Optional<Integer> count = extension(authority).flatMap(Subtrees::count);
      if (count.isEmpty()) {
        throw new UntrustedPeer(
            Reason.MALFORMED,
            "the name constraints of " + Certificates.name(authority) + " say nothing clear");
      }
      subtrees += count.get();
    }
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
    return Stream.concat(
            Stream.of(path.endEntity()),
            path.intermediates().stream().filter(each -> !Certificates.isSelfIssued(each)))
        .toList();
  }

  private long names() {
    return subjects().stream()
        .map(CertificateNames::of)
        .mapToLong(names -> names.dnsNames().size() + names.addresses().size() + 1)
        .sum();
  }

  /// A name in disguise, such as one with a trailing dot, must not slip through the comparison.
  private static void requireWellFormed(X509Certificate subject) throws UntrustedPeer {
    CertificateNames names = CertificateNames.of(subject);
    Optional<String> stray =
        Stream.concat(
                names.malformed().stream(),
                names.dnsNames().stream().filter(name -> !DnsName.isWellFormed(name)))
            .findFirst();
    if (stray.isPresent()) {
      throw new UntrustedPeer(
          Reason.MALFORMED,
          Quoted.of(stray.get()) + " is no name, and its authority is constrained to some");
    }
  }

  private boolean anchorAllows(X509Certificate subject) {
    X509CertSelector within = new X509CertSelector();
    try {
      within.setNameConstraints(extension(path.anchor()).map(Bytes::toArray).orElse(null));
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

  /// The extension's content, without the envelope of RFC 5280 4.1.
  private static Optional<Bytes> extension(X509Certificate authority) {
    byte[] enveloped = authority.getExtensionValue(EXTENSION);
    return enveloped == null
        ? Optional.empty()
        : Optional.of(
            Der.reader(Bytes.owning(enveloped)).next(Der.OCTET_STRING).orElse(Bytes.EMPTY));
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
