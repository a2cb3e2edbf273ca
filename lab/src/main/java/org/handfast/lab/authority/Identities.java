package org.handfast.lab.authority;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The lab's authorities and everybody's certificates, the same in every process. Each is made when
/// it is first asked for.
public final class Identities {
  /// It is always the same day in the lab.
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);

  private static final String ALICE = "alice.example";
  private static final String TRUDY = "trudy.example";

  private static final String GOOD = "The authority that Bob trusts";
  private static final String TRUDYS = "Trudy's own authority";
  private static final String ROGUE = "A rogue authority";

  private static final Map<String, Authority> AUTHORITIES = new ConcurrentHashMap<>();
  private static final Identities TRANSPORT = new Identities(KeyUse.TRANSPORT);
  private static final Identities SIGNING = new Identities(KeyUse.SIGNING);

  private final KeyUse use;
  private final Map<Guise, Identity> guises = new ConcurrentHashMap<>();

  private Identities(KeyUse use) {
    this.use = use;
  }

  /// Those with keys for this use.
  public static Identities with(KeyUse use) {
    return switch (use) {
      case TRANSPORT -> TRANSPORT;
      case SIGNING -> SIGNING;
    };
  }

  /// Alice's own.
  public Identity alice() {
    return of(Guise.STOLEN_KEY);
  }

  /// What Trudy can show.
  public Identity of(Guise guise) {
    return guises.computeIfAbsent(guise, this::make);
  }

  /// Whom Bob believes: one authority, and it issues to the right ones.
  public Trust trust() {
    return new Trust(Set.of(authority(GOOD).root()), ALICE);
  }

  /// Whom Bob believes on a bad day: also an authority that issues to anybody.
  public Trust trustWithRogues() {
    return new Trust(Set.of(authority(GOOD).root(), authority(ROGUE).root()), ALICE);
  }

  private Identity make(Guise guise) {
    KeyPair alices = keys(ALICE);
    // Trudy has one key, and as many certificates for it as she likes.
    return switch (guise) {
      case OWN_AUTHORITY -> issued(TRUDYS, ALICE, keys(TRUDY));
      case OTHER_NAME -> issued(GOOD, TRUDY, keys(TRUDY));
      case SELF_SIGNED -> shows(Authority.selfSigned(ALICE, keys(TRUDY), use), keys(TRUDY));
      case ROGUE_AUTHORITY -> issued(ROGUE, ALICE, keys(TRUDY));
      case CERTIFICATE_WITHOUT_KEY -> shows(issue(GOOD, ALICE, alices.getPublic()), keys(TRUDY));
      case STOLEN_KEY -> issued(GOOD, ALICE, alices);
    };
  }

  private Identity issued(String authority, String server, KeyPair keys) {
    return shows(issue(authority, server, keys.getPublic()), keys);
  }

  private X509Certificate issue(String authority, String server, PublicKey key) {
    return authority(authority).issue(server, key, use);
  }

  private static Identity shows(X509Certificate certificate, KeyPair keys) {
    return new Identity(List.of(certificate), keys.getPrivate());
  }

  private KeyPair keys(String server) {
    return FixedKeys.of(server + ", " + use);
  }

  private static Authority authority(String name) {
    return AUTHORITIES.computeIfAbsent(name, Authority::new);
  }
}
