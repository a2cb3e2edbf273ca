package org.handfast.pki;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.jspecify.annotations.Nullable;

/// Looks for a path from the peer to an anchor through whatever the peer presented, in any order
/// and with anything superfluous in between (RFC 9846 4.5.1, RFC 4158).
///
/// The JDK's own path builder has no bound on its work: ten certificates that all bear one name are
/// millions of paths to it. This one follows names only, which is cheap, gives each finished path
/// to PKIX, and stops when it has spent what an honest chain can need. Used once.
final class PathSearch {
  /// Signatures verified by one search, at most.
  static final int SIGNATURES = 100;

  /// Certificates that the search appends to a path, at most. Ten in good order take nine.
  static final int STEPS = 1_000;

  private final Trust trust;
  private final List<X509Certificate> presented;
  private final Check check;
  private int signatures;
  private int steps;
  private @Nullable UntrustedPeer failure;

  /// The judgement of one finished path, which may verify as many signatures as it has
  /// certificates.
  @FunctionalInterface
  interface Check {
    void check(CandidatePath path) throws UntrustedPeer;
  }

  /// @param presented what the peer presented, the end entity first
  PathSearch(Trust trust, List<X509Certificate> presented, Check check) {
    this.trust = trust;
    this.presented = presented;
    this.check = check;
  }

  /// The first path that passes.
  ///
  /// @throws UntrustedPeer if there is none: what is wrong with the best one found, or where the
  ///   chain of names ends
  CandidatePath find() throws UntrustedPeer {
    X509Certificate endEntity = presented.getFirst();
    Optional<CandidatePath> found = extend(List.of(endEntity));
    if (found.isPresent()) {
      return found.get();
    }
    if (failure == null) {
      throw nobodyKnown(endEntity);
    }
    throw Certificates.isSelfIssued(endEntity) ? replaced(endEntity, failure) : failure;
  }

  private Optional<CandidatePath> extend(List<X509Certificate> path) {
    for (X509Certificate anchor : trust.named(path.getLast().getIssuerX500Principal())) {
      CandidatePath candidate = new CandidatePath(path, anchor);
      if (passes(candidate)) {
        return Optional.of(candidate);
      }
    }
    for (X509Certificate issuer : presented) {
      if (isNext(issuer, path) && mayGoOn()) {
        List<X509Certificate> longer = new ArrayList<>(path);
        longer.add(issuer);
        Optional<CandidatePath> found = extend(longer);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private boolean passes(CandidatePath candidate) {
    int cost = candidate.certificates().size();
    if (signatures + cost > SIGNATURES) {
      giveUp();
      return false;
    }
    signatures += cost;
    try {
      check.check(candidate);
      return true;
    } catch (UntrustedPeer refusal) {
      note(refusal);
      return false;
    }
  }

  /// An anchor that the peer presents is reached as an anchor, not as an intermediate.
  private boolean isNext(X509Certificate issuer, List<X509Certificate> path) {
    return issuer.getSubjectX500Principal().equals(path.getLast().getIssuerX500Principal())
        && path.stream().noneMatch(earlier -> isSameEntity(earlier, issuer))
        && !trust.contains(issuer);
  }

  /// One name and one key, though perhaps two certificates: a loop.
  private static boolean isSameEntity(X509Certificate one, X509Certificate other) {
    return one.getSubjectX500Principal().equals(other.getSubjectX500Principal())
        && one.getPublicKey().equals(other.getPublicKey());
  }

  private boolean mayGoOn() {
    if (steps == STEPS) {
      giveUp();
      return false;
    }
    steps++;
    return true;
  }

  private void giveUp() {
    note(new UntrustedPeer(Reason.TOO_LONG, "there are too many paths through what it presented"));
  }

  /// Of several failures the first one counts, unless it only says that an anchor is not the right
  /// one of its name.
  private void note(UntrustedPeer refusal) {
    if (failure == null || failure.reason() == Reason.UNKNOWN_CA) {
      failure = refusal;
    }
  }

  /// A self-signed peer has a new certificate, and the trust still has the old one.
  private static UntrustedPeer replaced(X509Certificate endEntity, UntrustedPeer failure) {
    return new UntrustedPeer(
        Reason.UNKNOWN_CA,
        Certificates.name(endEntity)
            + " is signed by itself, and what is trusted by that name is another certificate",
        failure);
  }

  private UntrustedPeer nobodyKnown(X509Certificate endEntity) {
    if (trust.certificates().isEmpty()) {
      return new UntrustedPeer(Reason.UNKNOWN_CA, "this side trusts nobody");
    }
    if (Certificates.isSelfIssued(endEntity)) {
      return new UntrustedPeer(
          Reason.UNKNOWN_CA,
          Certificates.name(endEntity) + " is signed by itself and not among what is trusted");
    }
    return new UntrustedPeer(
        Reason.UNKNOWN_CA,
        Certificates.name(endEntity)
            + " was issued by "
            + Certificates.issuer(lastPresented(endEntity))
            + ", who is not among the "
            + trust.certificates().size()
            + " trusted; trust that authority, or have the peer send the certificates in between");
  }

  /// Where the chain of names ends: the last one whose issuer was presented is followed.
  private X509Certificate lastPresented(X509Certificate endEntity) {
    List<X509Certificate> path = new ArrayList<>(List.of(endEntity));
    Optional<X509Certificate> next = Optional.of(endEntity);
    while (next.isPresent()) {
      next = presented.stream().filter(issuer -> isNext(issuer, path)).findFirst();
      next.ifPresent(path::add);
    }
    return path.getLast();
  }
}
