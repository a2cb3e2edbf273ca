package org.handfast.jsse;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the system properties say about connections whose parameters say nothing. The properties
/// are those of the JDK's own provider and mean the same.
enum Defaults {
  /// Honours every property.
  GENERAL,
  /// For the context `TLSv1.3`, whose name has settled the version.
  TLS_1_3;

  private static final boolean SERVER_NAMES = flag("jsse.enableSNIExtension", true);

  /// The protocols of a client.
  List<String> clientProtocols() {
    Optional<List<String>> chosen =
        this == TLS_1_3 ? Optional.empty() : list("jdk.tls.client.protocols");
    return chosen
        .map(names -> names.stream().filter(ProtocolNames.USABLE::contains).toList())
        .orElse(ProtocolNames.USABLE);
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
