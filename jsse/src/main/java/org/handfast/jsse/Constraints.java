package org.handfast.jsse;

import java.io.IOException;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.SignatureScheme;
import org.jspecify.annotations.Nullable;

/// Which algorithms may be used: the security property `jdk.tls.disabledAlgorithms` and, on top,
/// the application's own [AlgorithmConstraints]. The property's language is read by the JDK itself,
/// whose provider hands out its reading; where that provider was removed, only the application's
/// count.
final class Constraints {
  private static final Set<CryptoPrimitive> KEY_AGREEMENT =
      EnumSet.of(CryptoPrimitive.KEY_AGREEMENT);
  private static final Set<CryptoPrimitive> SIGNATURE = EnumSet.of(CryptoPrimitive.SIGNATURE);

  private final @Nullable AlgorithmConstraints own;

  private Constraints(@Nullable AlgorithmConstraints own) {
    this.own = own;
  }

  /// The property and, if there are any, the application's own constraints.
  static Constraints with(@Nullable AlgorithmConstraints own) {
    return new Constraints(own);
  }

  boolean permits(ProtocolVersion version) {
    return permits(KEY_AGREEMENT, version.toString());
  }

  boolean permits(CipherSuite suite) {
    return permits(KEY_AGREEMENT, suite.toString());
  }

  boolean permits(NamedGroup group) {
    return permits(KEY_AGREEMENT, group.toString());
  }

  boolean permits(SignatureScheme scheme) {
    if (!permits(SIGNATURE, scheme.toString())) {
      return false;
    }
    for (String algorithm : SchemeNames.algorithms(List.of(scheme))) {
      if (!permits(SIGNATURE, algorithm)) {
        return false;
      }
    }
    return true;
  }

  /// Judges a certificate by its key and by the algorithm of the signature on it.
  boolean permits(X509Certificate certificate) throws GeneralSecurityException {
    AlgorithmConstraints property = Property.READ;
    return (property == null || permits(property, certificate))
        && (own == null || permits(own, certificate));
  }

  private static boolean permits(AlgorithmConstraints judge, X509Certificate certificate)
      throws GeneralSecurityException {
    return judge.permits(SIGNATURE, certificate.getPublicKey())
        && judge.permits(SIGNATURE, certificate.getSigAlgName(), parameters(certificate));
  }

  /// The parameters of a signature whose name does not say its hash.
  private static @Nullable AlgorithmParameters parameters(X509Certificate certificate)
      throws GeneralSecurityException {
    byte[] encoded = certificate.getSigAlgParams();
    if (encoded == null || !certificate.getSigAlgName().equals("RSASSA-PSS")) {
      return null;
    }
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
    try {
      parameters.init(encoded);
    } catch (IOException malformed) {
      throw new CertificateParsingException("signature parameters", malformed);
    }
    return parameters;
  }

  private boolean permits(Set<CryptoPrimitive> use, String name) {
    return Property.permits(use, name) && (own == null || own.permits(use, name, null));
  }

  /// The security property, read once per process and judged once per name.
  private static final class Property {
    private static final @Nullable AlgorithmConstraints READ = read();
    private static final Map<String, Boolean> VERDICTS = new ConcurrentHashMap<>();

    static boolean permits(Set<CryptoPrimitive> use, String name) {
      AlgorithmConstraints property = READ;
      return property == null
          || VERDICTS.computeIfAbsent(name, asked -> property.permits(use, asked, null));
    }

    private static @Nullable AlgorithmConstraints read() {
      Provider jdk = Security.getProvider("SunJSSE");
      if (jdk == null) {
        return null;
      }
      try {
        SSLContext context = SSLContext.getInstance("TLS", jdk);
        context.init(new KeyManager[0], new TrustManager[0], null);
        return context.createSSLEngine().getSSLParameters().getAlgorithmConstraints();
      } catch (GeneralSecurityException broken) {
        throw new IllegalStateException("the JDK's own TLS does not start", broken);
      }
    }
  }
}
