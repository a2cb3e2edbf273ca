package org.handfast.protocol.extension;

import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.WireWriter;

/// One extension, RFC 9846 4.3.
///
/// ```tls
/// uint16 ExtensionType;
///
/// struct {
///     ExtensionType extension_type;
///     opaque extension_data<0..2^16-1>;
/// } Extension;
/// ```
///
/// The value is the content of `extension_data`; [Extensions] writes and reads what is around it.
public sealed interface Extension
    permits ApplicationProtocols,
        CertificateAuthorities,
        CertificateStatus,
        ClientCertificateType,
        ClientCertificateTypes,
        CertificateCompressionAlgorithms,
        Cookie,
        EarlyData,
        EcPointFormats,
        EncryptThenMac,
        ExtendedMasterSecret,
        KeyShare,
        KeyShares,
        MaxEarlyData,
        OfferedTicket,
        OidFilters,
        PostHandshakeAuth,
        PreSharedKeys,
        PskKeyExchangeModes,
        RecordSizeLimit,
        RenegotiationInfo,
        RetryGroup,
        SelectedPsk,
        SelectedVersion,
        ServerCertificateType,
        ServerCertificateTypes,
        ServerName,
        ServerNameAccepted,
        SignatureAlgorithms,
        SignatureAlgorithmsCert,
        SignedTimestamps,
        StatusPromised,
        StatusRequest,
        StatusWanted,
        SupportedGroups,
        SupportedVersions,
        TicketCount,
        TicketPromised,
        TicketRequest,
        TimestampsWanted,
        TlsFlags,
        UnknownExtension {

  /// The type under which it travels.
  ExtensionType type();

  /// Writes the content of `extension_data`.
  void write(WireWriter out);
}
