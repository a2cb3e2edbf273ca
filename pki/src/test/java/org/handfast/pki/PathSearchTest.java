package org.handfast.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.handfast.engine.failure.UntrustedPeer;
import org.handfast.engine.failure.UntrustedPeer.Reason;
import org.junit.jupiter.api.Test;

final class PathSearchTest {
  private static final Issued ROOT = Draft.authority("root").selfSigned();

  private final List<CandidatePath> tried = new ArrayList<>();

  @Test
  void onePathThatPassesIsEnough() throws UntrustedPeer {
    Issued middle = Draft.authority("middle").by(ROOT);
    Issued server = Draft.server("a.example").by(middle);
    CandidatePath found = search(this::pass, server, middle).find();
    assertThat(found.certificates()).containsExactly(server.certificate(), middle.certificate());
    assertThat(found.anchor()).isEqualTo(ROOT.certificate());
    assertThat(tried).containsExactly(found);
  }

  /// Nine authorities of the root's own name: some million orders, each of them a path to the root.
  @Test
  void signaturesAreBounded() {
    PathSearch search = search(this::refuse, oneName("root").toArray(Issued[]::new));
    assertThatExceptionOfType(UntrustedPeer.class).isThrownBy(search::find);
    int signatures = tried.stream().mapToInt(path -> path.certificates().size()).sum();
    assertThat(signatures).isLessThanOrEqualTo(PathSearch.SIGNATURES).isGreaterThan(80);
  }

  /// The same below a name that nobody knows: no path is ever finished.
  @Test
  void stepsAreBounded() {
    PathSearch search = search(this::refuse, oneName("nobody").toArray(Issued[]::new));
    assertThatExceptionOfType(UntrustedPeer.class)
        .isThrownBy(search::find)
        .withMessageContaining("too many paths")
        .extracting(UntrustedPeer::reason)
        .isEqualTo(Reason.TOO_LONG);
    assertThat(tried).isEmpty();
  }

  /// The longest honest chain in the worst order stays far below the bounds.
  @Test
  void anHonestChainIsNotBounded() throws UntrustedPeer {
    List<Issued> chain = new ArrayList<>();
    Issued issuer = ROOT;
    for (int i = 0; i < 9; i++) {
      issuer = Draft.authority("level " + i).by(issuer);
      chain.add(issuer);
    }
    chain.addFirst(Draft.server("a.example").by(issuer));
    assertThat(search(this::pass, chain.toArray(Issued[]::new)).find().certificates()).hasSize(10);
  }

  @Test
  void aPresentedAnchorIsNoIntermediate() {
    Issued server = Draft.server("a.example").by(ROOT);
    assertThatExceptionOfType(UntrustedPeer.class)
        .isThrownBy(() -> search(this::refuse, server, ROOT).find());
    assertThat(tried)
        .containsExactly(new CandidatePath(List.of(server.certificate()), ROOT.certificate()));
  }

  @Test
  void aLoopEnds() {
    Issued one = Draft.authority("one").by(Draft.authority("two").selfSigned());
    Issued two = Draft.authority("two").by(one);
    Issued server = Draft.server("a.example").by(two);
    assertThatExceptionOfType(UntrustedPeer.class)
        .isThrownBy(() -> search(this::pass, server, two, one).find())
        .extracting(UntrustedPeer::reason)
        .isEqualTo(Reason.UNKNOWN_CA);
  }

  private void pass(CandidatePath path) {
    tried.add(path);
  }

  private void refuse(CandidatePath path) throws UntrustedPeer {
    tried.add(path);
    throw new UntrustedPeer(Reason.MALFORMED, "no");
  }

  private static PathSearch search(PathSearch.Check check, Issued... presented) {
    List<X509Certificate> chain = List.of(presented).stream().map(Issued::certificate).toList();
    return new PathSearch(Trust.of(List.of(ROOT.certificate())), chain, check);
  }

  private static List<Issued> oneName(String name) {
    List<Issued> chain = new ArrayList<>();
    Issued issuer = Draft.authority(name).selfSigned();
    chain.add(Draft.server("a.example").by(issuer));
    for (int i = 0; i < 9; i++) {
      chain.add(Draft.authority(name).selfSigned());
    }
    return chain;
  }
}
