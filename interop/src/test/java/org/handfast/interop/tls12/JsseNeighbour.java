package org.handfast.interop.tls12;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.Leaf;
import org.handfast.interop.fixture.TemporaryFolders;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.net.TlsChannel;
import org.handfast.protocol.registry.CipherSuite;

/// Another JSSE provider in JVMs of its own: one with an extended master secret, one without.
final class JsseNeighbour implements Neighbour {
  private final JsseKind kind;
  private final Set<Trait> hostsOpen;
  private final Set<Trait> visitsOpen;
  private final Set<Trait> heeded;
  private final Map<Word, JsseChild> children = new EnumMap<>(Word.class);
  private final Path folder = keyStores();

  /// @param hostsOpen what connections to its servers may have or not
  /// @param visitsOpen what connections of its clients may have or not
  /// @param heeded what it can be told to do without
  JsseNeighbour(JsseKind kind, Set<Trait> hostsOpen, Set<Trait> visitsOpen, Set<Trait> heeded) {
    this.kind = kind;
    this.hostsOpen = hostsOpen;
    this.visitsOpen = visitsOpen;
    this.heeded = heeded;
  }

  @Override
  public Repertoire asServer() throws IOException {
    return new Repertoire(suites(), Set.of(), hostsOpen);
  }

  @Override
  public Repertoire asClient() throws IOException {
    return new Repertoire(suites(), Set.of(), visitsOpen);
  }

  @Override
  public Set<Trait> heeds() {
    return heeded;
  }

  @Override
  public Host host(Set<Trait> traits) throws IOException {
    JsseChild child = child(traits);
    int ecdsa = listen(child, traits, kind.hasManyKeys() ? JsseKind.KEYS : JsseKind.EC_KEY);
    return new Running(
        kind, child, ecdsa, kind.hasManyKeys() ? ecdsa : listen(child, traits, JsseKind.RSA_KEY));
  }

  @Override
  public List<Said> visit(Course course, int port) throws IOException {
    JsseChild child = child(course.traits());
    child.tell(
        "VISIT",
        protocols(course.traits()),
        tickets(course.traits()),
        course.has(Trait.CLIENT_CERTIFICATE) ? "PRESENTING" : "ANONYMOUS",
        course.suite() + (course.has(Trait.TLS_1_3) ? ",TLS_AES_128_GCM_SHA256" : ""),
        Integer.toString(port));
    JsseReport first = JsseReport.of(child.answer("SAID"));
    JsseReport second = JsseReport.of(child.answer("SAID"));
    return List.of(
        first.said(Word.NO, Word.SILENCE),
        second.said(second.resumed(kind, first.created()), Word.SILENCE));
  }

  @Override
  public void close() {
    children.values().forEach(JsseChild::close);
  }

  private List<CipherSuite> suites() throws IOException {
    List<CipherSuite> suites = new ArrayList<>(Repertoire.ours());
    List<String> names = List.of(child(Set.of()).ask("SUITES").split(" ", -1));
    suites.removeIf(suite -> !names.contains(suite.toString()));
    return suites;
  }

  /// A JVM that lives long enough.
  private JsseChild child(Set<Trait> traits) throws IOException {
    Word extended =
        heeded.contains(Trait.EXTENDED_MASTER_SECRET)
            ? Word.of(traits.contains(Trait.EXTENDED_MASTER_SECRET))
            : Word.YES;
    JsseChild child = children.get(extended);
    if (child == null || !child.isFresh()) {
      if (child != null) {
        child.close();
      }
      child = JsseChild.start(kind, folder, extended);
      children.put(extended, child);
    }
    return child;
  }

  private static int listen(JsseChild child, Set<Trait> traits, String keys) throws IOException {
    String demand = traits.contains(Trait.CLIENT_CERTIFICATE) ? "NEED" : "OPEN";
    return Integer.parseInt(child.ask("HOST", protocols(traits), tickets(traits), demand, keys));
  }

  private static String protocols(Set<Trait> traits) {
    return traits.contains(Trait.TLS_1_3) ? "TLSv1.3,TLSv1.2" : "TLSv1.2";
  }

  private static String tickets(Set<Trait> traits) {
    return traits.contains(Trait.TICKET) ? "TICKETS" : "NONE";
  }

  private static Path keyStores() {
    TestCertificates certificates = TestCertificates.shared();
    Path folder = TemporaryFolders.create("tls12-jsse");
    try {
      write(
          folder.resolve(JsseKind.KEYS),
          Leaf.keyStore(List.of(certificates.leaf(KeyKind.P256), certificates.rsaForAll())));
      write(
          folder.resolve(JsseKind.EC_KEY), Leaf.keyStore(List.of(certificates.leaf(KeyKind.P256))));
      write(folder.resolve(JsseKind.RSA_KEY), Leaf.keyStore(List.of(certificates.rsaForAll())));
      write(folder.resolve(JsseKind.ROOTS), certificates.trustStore());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
    return folder;
  }

  private static void write(Path file, KeyStore store)
      throws GeneralSecurityException, IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, Leaf.password());
    }
  }

  /// Its listeners.
  private static final class Running implements Host {
    private final JsseKind kind;
    private final JsseChild child;
    private final int ecdsa;
    private final int rsa;
    private long created;

    Running(JsseKind kind, JsseChild child, int ecdsa, int rsa) {
      this.kind = kind;
      this.child = child;
      this.ecdsa = ecdsa;
      this.rsa = rsa;
    }

    @Override
    public int port(CipherSuite suite) {
      return suite.toString().contains("_ECDSA_") ? ecdsa : rsa;
    }

    @Override
    public Said talk(TlsChannel ours) throws IOException {
      try {
        Talk.echoed(ours);
      } catch (IOException e) {
        throw new IOException("they say: " + child.complaints(), e);
      }
      ours.closeWrite();
      JsseReport report = JsseReport.of(child.answer("SAID"));
      Word resumed = report.resumed(kind, created);
      created = report.created();
      return report.said(resumed, Word.of(report.verified()));
    }

    @Override
    public boolean isAlive() {
      return child.isAlive();
    }

    /// It ends with its JVM.
    @Override
    public void close() {}
  }
}
