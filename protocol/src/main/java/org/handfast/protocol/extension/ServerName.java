package org.handfast.protocol.extension;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.handfast.protocol.wire.DecodeException.malformed;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// The host name the client wants to reach, RFC 6066 3: ASCII, without a dot at the end.
///
/// ```tls
/// enum { host_name(0), (255) } NameType;
///
/// opaque HostName<1..2^16-1>;
///
/// struct {
///     NameType name_type = host_name;
///     HostName host_name;
/// } ServerName;
///
/// struct {
///     ServerName server_name_list<1..2^16-1>; /* exactly one */
/// } ServerNameList;
/// ```
///
/// The RFC allows one name of each type and defines one type, so a list has one entry.
public record ServerName(Bytes hostName) implements Extension {

  private static final int HOST_NAME = 0;

  /// The extension for the ASCII name `text`.
  public static ServerName of(String text) {
    ServerName name = new ServerName(Bytes.owning(text.getBytes(US_ASCII)));
    if (!name.text().equals(text)) {
      throw new IllegalArgumentException("not ASCII: " + text);
    }
    return name;
  }

  /// The name as text. Bytes that are not ASCII become U+FFFD, which no host name contains.
  public String text() {
    return new String(hostName.toArray(), US_ASCII);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SERVER_NAME;
  }

  static ServerName read(WireReader in) throws DecodeException {
    Bytes hostName;
    try (var _ = in.vector(1, 0xFFFF)) {
      if (in.u8() != HOST_NAME) {
        throw malformed("a server name is not a host_name");
      }
      hostName = in.opaque(1, 0xFFFF);
    }
    return new ServerName(hostName);
  }

  @Override
  public void write(WireWriter out) {
    try (var _ = out.vector(1, 0xFFFF)) {
      out.u8(HOST_NAME);
      out.opaque(hostName, 1, 0xFFFF);
    }
  }
}
