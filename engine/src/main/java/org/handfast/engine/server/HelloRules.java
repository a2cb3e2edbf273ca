package org.handfast.engine.server;

import static org.handfast.engine.Side.CLIENT;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.handfast.engine.config.CertificateTypes;
import org.handfast.engine.failure.ExtensionViolation;
import org.handfast.engine.failure.HelloViolation;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.failure.PskViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.CertificatePacking;
import org.handfast.engine.handshake.ExtensionRules;
import org.handfast.engine.handshake.RecordSizeRules;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.ClientCertificateTypes;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.extension.KeyShares;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.extension.RecordSizeLimit;
import org.handfast.protocol.extension.ServerCertificateTypes;
import org.handfast.protocol.extension.SupportedGroups;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;

/// The rules that a ClientHello is held to whatever the server supports: those of all versions, and
/// those of TLS 1.3 (RFC 9846 4.2.2 and 9.2).
final class HelloRules {
  private HelloRules() {}

  /// What holds for any hello, before a version is chosen.
  static void requireSound(ClientHello hello) throws TlsException {
    Extensions extensions = hello.extensions();
    ExtensionRules.requirePermitted(Carrier.CLIENT_HELLO, extensions, CLIENT);
    requireCertificateTypes(extensions);
    Optional<RecordSizeLimit> limit = extensions.find(RecordSizeLimit.class);
    if (limit.isPresent()) {
      RecordSizeRules.requireInRange(limit.get(), CLIENT);
    }
  }

  /// What holds for a hello that TLS 1.3 is chosen by.
  static void requireTls13(ClientHello hello) throws TlsException {
    // RFC 9846 4.3.1: the extension decides and the legacy field does not, except that a value
    // below TLS 1.2 cannot mean TLS 1.3 (4.2.2).
    if (hello.legacyVersion().code() < ProtocolVersion.TLS_1_2.code()) {
      throw HelloViolation.LEGACY_VERSION_TOO_LOW.by(CLIENT, hello.legacyVersion().toString());
    }
    if (!hello.legacyCompressionMethods().equals(ClientHello.NO_COMPRESSION)) {
      throw HelloViolation.COMPRESSION_OFFERED.by(CLIENT);
    }
    Extensions extensions = hello.extensions();
    if (extensions.contains(ExtensionType.PRE_SHARED_KEY)) {
      requirePskRules(extensions);
    } else {
      requireMandatory(extensions);
    }
    requireBothOrNeither(extensions);
    if (extensions.contains(ExtensionType.KEY_SHARE)) {
      requireSharesAmongGroups(extensions);
    }
    CertificatePacking.requireDistinct(extensions, CLIENT);
  }

  private static void requirePskRules(Extensions extensions) throws PeerViolation {
    if (!extensions.endsWith(ExtensionType.PRE_SHARED_KEY)) {
      throw ExtensionViolation.PRE_SHARED_KEY_NOT_LAST.by(CLIENT);
    }
    if (!extensions.contains(ExtensionType.PSK_KEY_EXCHANGE_MODES)) {
      throw HelloViolation.PSK_MODES_MISSING.by(CLIENT);
    }
    PreSharedKeys offered = extensions.find(PreSharedKeys.class).orElseThrow();
    if (offered.identities().size() != offered.binders().size()) {
      throw PskViolation.BINDERS_DO_NOT_MATCH.by(
          CLIENT, offered.binders().size() + " for " + offered.identities().size());
    }
  }

  // RFC 7250 4.1: who has nothing to choose from says nothing.
  private static void requireCertificateTypes(Extensions extensions) throws PeerViolation {
    Stream<List<CertificateType>> lists =
        Stream.concat(
            extensions.find(ClientCertificateTypes.class).stream()
                .map(ClientCertificateTypes::types),
            extensions.find(ServerCertificateTypes.class).stream()
                .map(ServerCertificateTypes::types));
    if (lists.anyMatch(types -> types.isEmpty() || CertificateTypes.isDefault(types))) {
      throw ExtensionViolation.CERTIFICATE_TYPES_WITHOUT_CHOICE.by(CLIENT);
    }
  }

  // RFC 9846 9.2, for a handshake that can only rest on certificates.
  private static void requireMandatory(Extensions extensions) throws PeerViolation {
    if (!extensions.contains(ExtensionType.SIGNATURE_ALGORITHMS)) {
      throw HelloViolation.SIGNATURE_ALGORITHMS_MISSING.by(CLIENT);
    }
    if (!extensions.contains(ExtensionType.SUPPORTED_GROUPS)) {
      throw HelloViolation.SUPPORTED_GROUPS_MISSING.by(CLIENT);
    }
  }

  // RFC 9846 9.2: groups come with shares, even if with none of them, and shares with groups.
  private static void requireBothOrNeither(Extensions extensions) throws PeerViolation {
    boolean groups = extensions.contains(ExtensionType.SUPPORTED_GROUPS);
    boolean shares = extensions.contains(ExtensionType.KEY_SHARE);
    if (groups && !shares) {
      throw HelloViolation.KEY_SHARE_MISSING.by(CLIENT);
    }
    if (shares && !groups) {
      throw HelloViolation.SUPPORTED_GROUPS_MISSING.by(CLIENT);
    }
  }

  // RFC 9846 4.3.8: one share at most for each group, and only for groups that are listed.
  private static void requireSharesAmongGroups(Extensions extensions) throws PeerViolation {
    // Sets, for a hello has room for thousands of both.
    Set<NamedGroup> listed =
        Set.copyOf(extensions.find(SupportedGroups.class).orElseThrow().groups());
    Set<NamedGroup> shared = new HashSet<>();
    for (KeyShareEntry entry : extensions.find(KeyShares.class).orElseThrow().entries()) {
      if (!listed.contains(entry.group())) {
        throw HelloViolation.SHARE_WITHOUT_GROUP.by(CLIENT, entry.group().toString());
      }
      if (!shared.add(entry.group())) {
        throw HelloViolation.DUPLICATE_SHARE.by(CLIENT, entry.group().toString());
      }
    }
  }
}
