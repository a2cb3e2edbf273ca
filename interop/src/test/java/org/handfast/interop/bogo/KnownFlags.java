package org.handfast.interop.bogo;

import java.util.Set;

/// The flags of BoringSSL's shim that this one understands. Any other makes a test one that is not
/// implemented.
final class KnownFlags {
  /// Those that stand alone.
  static final Set<String> PLAIN =
      Set.of(
          "-server",
          "-ipv6",
          "-async",
          "-implicit-handshake",
          "-use-early-callback",
          "-use-old-client-cert-callback",
          "-use-custom-verify-callback",
          "-no-tls1",
          "-no-tls11",
          "-no-tls12",
          "-no-tls13",
          "-verify-peer",
          "-verify-fail",
          "-expect-verify-result",
          "-require-any-client-certificate",
          "-expect-no-peer-cert",
          "-decline-alpn",
          "-reject-alpn",
          "-shim-writes-first",
          "-read-with-unfinished-write",
          "-shim-shuts-down",
          "-check-close-notify",
          "-write-different-record-sizes",
          "-partial-write",
          "-key-update",
          "-key-update-before-read",
          "-expect-hrr",
          "-expect-no-hrr",
          "-expect-no-server-name",
          "-no-server-name-ack",
          "-fail-cert-callback",
          "-handshake-twice",
          "-no-op-extra-handshake",
          "-forbid-renegotiation-after-handshake",
          "-renegotiate-ignore",
          "-new-x509-credential",
          "-must-match-issuer",
          "-expect-secure-renegotiation",
          "-expect-extended-master-secret",
          "-handshake-never-done",
          "-fips-202205",
          "-wpa-202304",
          "-cnsa-202407",
          "-cnsa1-202603",
          "-cnsa2-202603");

  /// Those that are followed by a value.
  static final Set<String> VALUED =
      Set.of(
          "-port",
          "-shim-id",
          "-resume-count",
          "-trust-cert",
          "-cert-file",
          "-key-file",
          "-signing-prefs",
          "-verify-prefs",
          "-expect-peer-verify-pref",
          "-expect-peer-signature-algorithm",
          "-expect-selected-credential",
          "-expect-peer-cert-file",
          "-use-client-ca-list",
          "-expect-client-ca-list",
          "-max-cert-list",
          "-curves",
          "-expect-curve-id",
          "-cipher",
          "-expect-cipher",
          "-expect-cipher-aes",
          "-expect-cipher-no-aes",
          "-min-version",
          "-max-version",
          "-expect-version",
          "-host-name",
          "-expect-server-name",
          "-advertise-alpn",
          "-select-alpn",
          "-expect-alpn",
          "-expect-advertised-alpn",
          "-shim-initial-write",
          "-repeat-shim-initial-write",
          "-read-size");

  /// Those that describe the credential begun last, or the default one.
  static final Set<String> OF_CREDENTIAL =
      Set.of("-cert-file", "-key-file", "-signing-prefs", "-must-match-issuer");

  private KnownFlags() {}
}
