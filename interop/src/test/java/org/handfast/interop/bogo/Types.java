package org.handfast.interop.bogo;

import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.config.CertificateTypes;
import org.handfast.protocol.registry.CertificateType;

/// What the flags say of the types of certificates (RFC 7250).
final class Types {
  private static final List<CertificateType> X509 = List.of(CertificateType.X509);

  private Types() {}

  /// Unless it is told otherwise, a side presents what it has.
  static CertificateTypes of(Settings settings) {
    List<CertificateType> own = named(settings, "-available-client-cert-types");
    List<CertificateType> peer = named(settings, "-accepted-peer-cert-types");
    return new CertificateTypes(
        own.isEmpty() ? configured(settings) : own, peer.isEmpty() ? X509 : peer);
  }

  private static List<CertificateType> named(Settings settings, String flag) {
    return settings.main().numbers(flag).stream().map(CertificateType::new).toList();
  }

  private static List<CertificateType> configured(Settings settings) {
    List<CertificateType> types =
        Stream.concat(settings.credentials().stream(), Stream.of(settings.main()))
            .flatMap(Types::typeOf)
            .distinct()
            .toList();
    return types.isEmpty() ? X509 : types;
  }

  private static Stream<CertificateType> typeOf(Section credential) {
    if (credential.has("-new-rpk-credential")) {
      return Stream.of(CertificateType.RAW_PUBLIC_KEY);
    }
    return credential.has("-cert-file") ? Stream.of(CertificateType.X509) : Stream.empty();
  }
}
