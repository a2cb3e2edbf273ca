package org.handfast.jsse;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.jca.Providers;
import org.handfast.protocol.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// What all connections of one context share.
///
/// @param keys null if this side has no identity
record ContextMaterial(
    CryptoProvider crypto,
    @Nullable X509KeyManager keys,
    X509TrustManager trust,
    Identities identities,
    SessionRegistry clientSessions,
    SessionRegistry serverSessions,
    ClientTickets clientTickets,
    ServerTickets serverTickets,
    ServerSessionStore serverStore,
    Defaults defaults) {

  /// The first managers that speak X.509, as [javax.net.ssl.SSLContext#init] has it.
  static ContextMaterial of(
      KeyManager @Nullable [] keyManagers,
      TrustManager[] trustManagers,
      @Nullable SecureRandom random,
      Defaults defaults,
      Providers providers) {
    CryptoProvider crypto = crypto(providers, random);
    SessionRegistry clientSessions = new SessionRegistry();
    SessionRegistry serverSessions = new SessionRegistry();
    return new ContextMaterial(
        crypto,
        firstKeyManager(keyManagers),
        firstTrustManager(trustManagers),
        new Identities(providers),
        clientSessions,
        serverSessions,
        new ClientTickets(clientSessions),
        new ServerTickets(crypto, serverSessions),
        new ServerSessionStore(crypto.random(), serverSessions),
        defaults);
  }

  /// DER of the names of the authorities whose client certificates are accepted (RFC 9846 4.3.4);
  /// empty, which means any, if they are more than the extension holds.
  List<Bytes> authorities() {
    X509Certificate[] issuers = trust.getAcceptedIssuers();
    if (issuers == null) {
      return List.of();
    }
    List<Bytes> names =
        Arrays.stream(issuers)
            .map(issuer -> Bytes.owning(issuer.getSubjectX500Principal().getEncoded()))
            .distinct()
            .toList();
    int length = names.stream().mapToInt(name -> 2 + name.length()).sum();
    return length > 0xFFFF ? List.of() : names;
  }

  private static CryptoProvider crypto(Providers providers, @Nullable SecureRandom random) {
    return random == null
        ? JcaCryptoProvider.of(providers)
        : JcaCryptoProvider.of(providers, random);
  }

  private static @Nullable X509KeyManager firstKeyManager(KeyManager @Nullable [] managers) {
    if (managers != null) {
      for (KeyManager manager : managers) {
        if (manager instanceof X509KeyManager x509) {
          return x509;
        }
      }
    }
    return null;
  }

  private static X509TrustManager firstTrustManager(TrustManager[] managers) {
    for (TrustManager manager : managers) {
      if (manager instanceof X509TrustManager x509) {
        return x509;
      }
    }
    return new TrustsNobody();
  }
}
