package org.handfast.engine.client;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.handfast.engine.crypto.RandomSource;
import org.handfast.protocol.extension.ApplicationProtocols;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.KeyShareEntry;
import org.handfast.protocol.extension.KeyShares;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.extension.PskKeyExchangeModes;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SupportedGroups;
import org.handfast.protocol.extension.SupportedVersions;
import org.handfast.protocol.extension.UnknownExtension;
import org.handfast.protocol.registry.ApplicationProtocol;
import org.handfast.protocol.registry.CipherSuite;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// The meaningless values in one ClientHello, RFC 8701 3.1. The values are random, and each stands
/// first in its list, always: a server that stumbles does so every time (RFC 8701 5). Two
/// extensions stand around the others, an empty one and one of a byte.
///
/// @param group listed, and shared too, with a share of one byte
/// @param tail the last extension's type, never that of the first
record GreaseValues(
    CipherSuite suite,
    NamedGroup group,
    ProtocolVersion version,
    SignatureScheme scheme,
    ApplicationProtocol protocol,
    PskKeyExchangeMode pskMode,
    ExtensionType head,
    ExtensionType tail) {

  private static final Bytes ZERO = Bytes.of((byte) 0);
  private static final int EXTENSION_STEPS = 15;

  static GreaseValues draw(RandomSource random) {
    Bytes drawn = random.next(8);
    int head = drawn.at(6) & 0xF;
    // One to fifteen values on, which is never back to the first.
    int tail = head + 1 + drawn.at(7) % EXTENSION_STEPS;
    return new GreaseValues(
        new CipherSuite(value(drawn.at(0))),
        new NamedGroup(value(drawn.at(1))),
        new ProtocolVersion(value(drawn.at(2))),
        new SignatureScheme(value(drawn.at(3))),
        protocol(value(drawn.at(4))),
        new PskKeyExchangeMode(0x0B + 0x1F * (drawn.at(5) & 7)),
        new ExtensionType(value(head)),
        new ExtensionType(value(tail)));
  }

  List<CipherSuite> beforeSuites(List<CipherSuite> suites) {
    return before(suite, suites);
  }

  /// The extensions, with a value in each that has a list, and between two more.
  List<Extension> around(List<Extension> extensions) {
    List<Extension> all = new ArrayList<>(extensions.size() + 2);
    all.add(new UnknownExtension(head, Bytes.EMPTY));
    extensions.stream().map(this::in).forEach(all::add);
    int end = all.getLast() instanceof PreSharedKeys ? all.size() - 1 : all.size();
    all.add(end, new UnknownExtension(tail, ZERO));
    return all;
  }

  private Extension in(Extension extension) {
    return switch (extension) {
      case SupportedVersions(var versions) -> new SupportedVersions(before(version, versions));
      case SupportedGroups(var groups) -> new SupportedGroups(before(group, groups));
      case KeyShares(var entries) -> new KeyShares(before(new KeyShareEntry(group, ZERO), entries));
      case SignatureAlgorithms(var schemes) -> new SignatureAlgorithms(before(scheme, schemes));
      case ApplicationProtocols(var protocols) ->
          new ApplicationProtocols(before(protocol, protocols));
      case PskKeyExchangeModes(var modes) -> new PskKeyExchangeModes(before(pskMode, modes));
      default -> extension;
    };
  }

  private static <T> List<T> before(T grease, List<T> others) {
    return Stream.concat(Stream.of(grease), others.stream()).toList();
  }

  /// 0x0A0A, 0x1A1A, and so on to 0xFAFA.
  private static int value(int number) {
    return 0x0A0A + 0x1010 * (number & 0xF);
  }

  private static ApplicationProtocol protocol(int value) {
    return new ApplicationProtocol(Bytes.of((byte) (value >> 8), (byte) value));
  }
}
