package org.handfast.interop.bogo;

import java.util.ArrayList;
import java.util.List;
import org.handfast.protocol.registry.ProtocolVersion;

/// What a test says of one connection.
///
/// @param main everything but the credentials that were added one by one
/// @param credentials these, in order
record Settings(Section main, List<Section> credentials) {
  Settings() {
    this(new Section(), new ArrayList<>());
  }

  void add(String flag, String value) {
    if (flag.startsWith("-new-")) {
      Section credential = new Section();
      credential.add(flag, value);
      credentials.add(credential);
    } else if (KnownFlags.OF_CREDENTIAL.contains(flag) && !credentials.isEmpty()) {
      credentials.getLast().add(flag, value);
    } else {
      main.add(flag, value);
    }
  }

  boolean isServer() {
    return main.has("-server");
  }

  /// The versions that the connection may have, the newest first.
  List<ProtocolVersion> versions() {
    List<ProtocolVersion> allowed = new ArrayList<>();
    if (allows(0x0304, "-no-tls13")) {
      allowed.add(ProtocolVersion.TLS_1_3);
    }
    if (allows(0x0303, "-no-tls12") && !main.has("-cnsa2-202603")) {
      allowed.add(ProtocolVersion.TLS_1_2);
    }
    return allowed;
  }

  /// Whether it may also have one that this stack has not.
  boolean allowsOlder() {
    return Compliance.of(main).isEmpty()
        && (allows(0x0302, "-no-tls11") || allows(0x0301, "-no-tls1"));
  }

  private boolean allows(int version, String exclusion) {
    return !main.has(exclusion)
        && version >= main.number("-min-version").orElse(0)
        && version <= main.number("-max-version").orElse(0xffff);
  }
}
