package org.handfast.interop.tlsfuzzer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.handfast.engine.config.ApplicationProtocolChooser;
import org.handfast.engine.config.CertificateCompression;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.Resumption;
import org.handfast.engine.config.RetryCookies;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.crypto.CryptoProvider;
import org.handfast.engine.crypto.HashAlgorithm;
import org.handfast.engine.session.ExternalPsk;
import org.handfast.engine.session.ExternalPsks;
import org.handfast.engine.trust.ClientAuthentication;
import org.handfast.engine.trust.CredentialSource;
import org.handfast.engine.trust.PeerVerifier;
import org.handfast.engine.trust.VerifiedPeer;
import org.handfast.interop.fixture.KeyKind;
import org.handfast.interop.fixture.TestCertificates;
import org.handfast.jca.JcaCryptoProvider;
import org.handfast.net.Credentials;
import org.handfast.pki.Certificates;
import org.handfast.pki.Identity;
import org.handfast.protocol.registry.NamedGroup;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.wire.Bytes;

/// What the server is told, as pairs of words:
///
/// * `--port 4433`
/// * `--key RSA`: presents a certificate of this [KeyKind]; may be repeated
/// * `--policy classic`: with block ciphers and RSA key transport, for which there is a key of its
///   own
/// * `--version TLSv1.2`: speaks this version; may be repeated, all of the policy's without it
/// * `--protocol http/1.1`: takes this application protocol; may be repeated
/// * `--clients WANT`: asks clients for a certificate and takes any; `NEED` insists on one, and
///   `LATER` asks when the handshake is done
/// * `--group x448`: takes this group, after those of the policy; may be repeated
/// * `--compress yes`: certificates are compressed with zlib where both sides can
/// * `--cookies yes`: a HelloRetryRequest has a cookie
/// * `--psk sha256:name:key`: an external PSK, the key in hexadecimal digits
/// * `--psk-ke yes`: keys may be used without a key exchange
/// * `--tickets 2`: per connection
/// * `--echo yes`: sends back what it gets, and does not speak HTTP
/// * `--talk yes`: says why connections end
final class FuzzOptions {
  private static final PeerVerifier ANYBODY =
      presented -> new VerifiedPeer(Certificates.parse(presented.certificates()));

  private final List<String> arguments;

  private FuzzOptions(List<String> arguments) {
    this.arguments = List.copyOf(arguments);
  }

  static FuzzOptions parse(List<String> arguments) {
    if (arguments.size() % 2 != 0) {
      throw new IllegalArgumentException("an option without a value: " + arguments);
    }
    return new FuzzOptions(arguments);
  }

  int port() {
    return Integer.parseInt(last("--port", "4433"));
  }

  boolean asksLater() {
    return clients() == ClientAuthentication.LATER;
  }

  boolean isEcho() {
    return isOn("--echo");
  }

  boolean isTalkative() {
    return isOn("--talk");
  }

  ServerConfig config() {
    CryptoProvider crypto = JcaCryptoProvider.installed();
    int tickets = Integer.parseInt(last("--tickets", "2"));
    ServerConfig.Builder builder = ServerConfig.with(crypto).identifiedBy(credentials());
    if (isOn("--compress")) {
      builder.certificateCompression(CertificateCompression.zlib());
    }
    if (isClassic()) {
      builder.keyTransport(
          Credentials.keyTransport(TestCertificates.shared().keyTransport().identity()));
    }
    return builder
        .clientAuthentication(clients(), ANYBODY)
        .policy(policy())
        .applicationProtocols(ApplicationProtocolChooser.firstOf(all("--protocol")))
        .retryCookies(isOn("--cookies") ? RetryCookies.INCLUDED : RetryCookies.OMITTED)
        .externalPsks(ExternalPsks.of(all("--psk").stream().map(FuzzOptions::psk).toList()))
        .resumption(Resumption.ownKeys(crypto).perConnection(tickets))
        .build();
  }

  private CredentialSource credentials() {
    return Credentials.of(
        all("--key").stream()
            .map(kind -> TestCertificates.shared().leaf(KeyKind.valueOf(kind)).identity())
            .toArray(Identity[]::new));
  }

  private ClientAuthentication clients() {
    return ClientAuthentication.valueOf(last("--clients", "NONE"));
  }

  private Policy policy() {
    Policy policy = isClassic() ? Policy.CLASSIC_2026 : Policy.MODERN_2026;
    List<NamedGroup> groups = new ArrayList<>(policy.groups());
    for (String name : all("--group")) {
      groups.add(NamedGroup.named(name).orElseThrow());
    }
    List<PskKeyExchangeMode> modes = new ArrayList<>(policy.pskModes());
    if (isOn("--psk-ke")) {
      modes.add(PskKeyExchangeMode.PSK_KE);
    }
    return versioned(policy.withGroups(groups).withPskModes(modes));
  }

  private Policy versioned(Policy policy) {
    ProtocolVersion[] versions =
        all("--version").stream()
            .map(name -> ProtocolVersion.named(name).orElseThrow())
            .toArray(ProtocolVersion[]::new);
    return versions.length == 0 ? policy : policy.withVersions(versions);
  }

  private boolean isClassic() {
    return last("--policy", "modern").equals("classic");
  }

  private static ExternalPsk psk(String words) {
    String[] parts = words.split(":", 3);
    return ExternalPsk.plain(
        Bytes.owning(parts[1].getBytes(StandardCharsets.US_ASCII)),
        HexFormat.of().parseHex(parts[2]),
        parts[0].equals("sha384") ? HashAlgorithm.SHA384 : HashAlgorithm.SHA256);
  }

  private boolean isOn(String option) {
    return last(option, "no").equals("yes");
  }

  private String last(String option, String otherwise) {
    List<String> values = all(option);
    return values.isEmpty() ? otherwise : values.getLast();
  }

  private List<String> all(String option) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      if (arguments.get(i).equals(option)) {
        values.add(arguments.get(i + 1));
      }
    }
    return values;
  }
}
