package org.handfast.jsse;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handfast.engine.Side;
import org.handfast.engine.config.ExtendedMasterSecretUse;

/// What the system properties say about connections whose parameters say nothing. The properties
/// are those of the JDK's own provider and mean the same.
enum Defaults {
  /// Honours every property.
  GENERAL,
  /// For the context `TLSv1.3`, whose name has settled the latest version.
  TLS_1_3,
  /// For the context `TLSv1.2`, whose name has settled the latest version of its clients.
  TLS_1_2;

  private static final boolean SERVER_NAMES = flag("jsse.enableSNIExtension", true);

  /// The protocols of one side, the preferred one first.
  List<String> protocols(Side side) {
    return switch (this) {
      case GENERAL ->
          list(side == Side.CLIENT ? "jdk.tls.client.protocols" : "jdk.tls.server.protocols")
              .map(Defaults::enabled)
              .orElseGet(ProtocolNames::enabled);
      case TLS_1_3 -> ProtocolNames.enabled();
      case TLS_1_2 -> side == Side.CLIENT ? enabled(List.of("TLSv1.2")) : ProtocolNames.enabled();
    };
  }

  /// Whether TLS 1.2 may do without an extended master secret (RFC 7627), if a property says so:
  /// where nobody speaks, the policy decides.
  static Optional<ExtendedMasterSecretUse> extendedMasterSecret() {
    if (!flag("jdk.tls.useExtendedMasterSecret", true)) {
      return Optional.of(ExtendedMasterSecretUse.NEVER);
    }
    return list("jdk.tls.allowLegacyMasterSecret")
        .map(
            said ->
                Boolean.parseBoolean(said.getFirst())
                    ? ExtendedMasterSecretUse.PREFERRED
                    : ExtendedMasterSecretUse.REQUIRED);
  }

  /// The names of the key exchange groups, if the property is set.
  static Optional<List<String>> namedGroups() {
    return list("jdk.tls.namedGroups");
  }

  /// The names of a client's signature schemes, if the property is set.
  static Optional<List<String>> clientSignatureSchemes() {
    return list("jdk.tls.client.SignatureSchemes");
  }

  /// The names of a server's signature schemes, if the property is set.
  static Optional<List<String>> serverSignatureSchemes() {
    return list("jdk.tls.server.SignatureSchemes");
  }

  /// Whether clients name the server they want (RFC 6066 3).
  static boolean sendsServerNames() {
    return SERVER_NAMES;
  }

  private static List<String> enabled(List<String> names) {
    return ProtocolNames.enabled().stream().filter(names::contains).toList();
  }

  private static boolean flag(String property, boolean otherwise) {
    String value = System.getProperty(property);
    return value == null ? otherwise : Boolean.parseBoolean(value);
  }

  private static Optional<List<String>> list(String property) {
    String value = System.getProperty(property, "").strip();
    Stream<String> names =
        Arrays.stream(value.replace("\"", "").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty());
    return value.isEmpty() ? Optional.empty() : Optional.of(names.toList());
  }
}
