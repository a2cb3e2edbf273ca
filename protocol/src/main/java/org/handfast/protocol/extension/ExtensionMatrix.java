package org.handfast.protocol.extension;

import static org.handfast.protocol.extension.Carrier.CERTIFICATE;
import static org.handfast.protocol.extension.Carrier.CERTIFICATE_REQUEST;
import static org.handfast.protocol.extension.Carrier.CLIENT_HELLO;
import static org.handfast.protocol.extension.Carrier.ENCRYPTED_EXTENSIONS;
import static org.handfast.protocol.extension.Carrier.HELLO_RETRY_REQUEST;
import static org.handfast.protocol.extension.Carrier.NEW_SESSION_TICKET;
import static org.handfast.protocol.extension.Carrier.SERVER_HELLO;
import static org.handfast.protocol.extension.Carrier.TLS12_SERVER_HELLO;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.jspecify.annotations.Nullable;

/// Which message may carry which extension, and in which form: the table of RFC 9846 4.3.
///
/// Two things are added to that table. `signed_certificate_timestamp` and `max_fragment_length` are
/// defined for TLS 1.3 but not recommended, so the RFC leaves them out. And a ClientHello may offer
/// TLS 1.2 too: hence the types of TLS 1.2, which TLS 1.3 ignores there, and what a ServerHello may
/// answer in TLS 1.2.
///
/// The matrix answers and does not judge: what becomes of an extension that is not permitted, not
/// known or was not asked for is the handshake's business.
public final class ExtensionMatrix {

  private static final Map<ExtensionType, Row> ROWS = new HashMap<>();

  static {
    row(ExtensionType.SERVER_NAME)
        .in(ServerName::read, CLIENT_HELLO)
        .in(_ -> new ServerNameAccepted(), ENCRYPTED_EXTENSIONS, TLS12_SERVER_HELLO)
        .in(CERTIFICATE_REQUEST);
    row(ExtensionType.STATUS_REQUEST)
        .in(StatusRequest::read, CLIENT_HELLO)
        .in(_ -> new StatusWanted(), CERTIFICATE_REQUEST)
        .in(CertificateStatus::read, CERTIFICATE)
        .in(_ -> new StatusPromised(), TLS12_SERVER_HELLO);
    row(ExtensionType.SUPPORTED_GROUPS)
        // Servers of TLS 1.2 have been seen to say it too; nothing follows from it.
        .in(SupportedGroups::read, CLIENT_HELLO, ENCRYPTED_EXTENSIONS, TLS12_SERVER_HELLO);
    row(ExtensionType.SIGNATURE_ALGORITHMS)
        .in(SignatureAlgorithms::read, CLIENT_HELLO, CERTIFICATE_REQUEST);
    row(ExtensionType.USE_SRTP).in(CLIENT_HELLO, ENCRYPTED_EXTENSIONS, TLS12_SERVER_HELLO);
    row(ExtensionType.HEARTBEAT).in(CLIENT_HELLO, ENCRYPTED_EXTENSIONS, TLS12_SERVER_HELLO);
    row(ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION)
        .in(ApplicationProtocols::read, CLIENT_HELLO, ENCRYPTED_EXTENSIONS, TLS12_SERVER_HELLO);
    row(ExtensionType.CLIENT_CERTIFICATE_TYPE)
        .in(ClientCertificateTypes::read, CLIENT_HELLO)
        .in(ClientCertificateType::read, ENCRYPTED_EXTENSIONS, TLS12_SERVER_HELLO);
    row(ExtensionType.SERVER_CERTIFICATE_TYPE)
        .in(ServerCertificateTypes::read, CLIENT_HELLO)
        .in(ServerCertificateType::read, ENCRYPTED_EXTENSIONS, TLS12_SERVER_HELLO);
    row(ExtensionType.PADDING).in(CLIENT_HELLO);
    row(ExtensionType.COMPRESS_CERTIFICATE)
        .in(CertificateCompressionAlgorithms::read, CLIENT_HELLO, CERTIFICATE_REQUEST);
    row(ExtensionType.RECORD_SIZE_LIMIT)
        .in(RecordSizeLimit::read, CLIENT_HELLO, ENCRYPTED_EXTENSIONS, TLS12_SERVER_HELLO);
    row(ExtensionType.DELEGATED_CREDENTIAL).in(CLIENT_HELLO, CERTIFICATE_REQUEST, CERTIFICATE);
    row(ExtensionType.SUPPORTED_EKT_CIPHERS)
        .in(CLIENT_HELLO, ENCRYPTED_EXTENSIONS, TLS12_SERVER_HELLO);
    row(ExtensionType.PRE_SHARED_KEY)
        .in(PreSharedKeys::read, CLIENT_HELLO)
        .in(SelectedPsk::read, SERVER_HELLO);
    row(ExtensionType.EARLY_DATA)
        .in(_ -> new EarlyData(), CLIENT_HELLO, ENCRYPTED_EXTENSIONS)
        .in(MaxEarlyData::read, NEW_SESSION_TICKET);
    row(ExtensionType.SUPPORTED_VERSIONS)
        .in(SupportedVersions::read, CLIENT_HELLO)
        .in(SelectedVersion::read, SERVER_HELLO, HELLO_RETRY_REQUEST);
    row(ExtensionType.COOKIE).in(Cookie::read, CLIENT_HELLO, HELLO_RETRY_REQUEST);
    row(ExtensionType.PSK_KEY_EXCHANGE_MODES).in(PskKeyExchangeModes::read, CLIENT_HELLO);
    row(ExtensionType.CERTIFICATE_AUTHORITIES)
        .in(CertificateAuthorities::read, CLIENT_HELLO, CERTIFICATE_REQUEST);
    row(ExtensionType.OID_FILTERS).in(OidFilters::read, CERTIFICATE_REQUEST);
    row(ExtensionType.POST_HANDSHAKE_AUTH).in(_ -> new PostHandshakeAuth(), CLIENT_HELLO);
    row(ExtensionType.SIGNATURE_ALGORITHMS_CERT)
        .in(SignatureAlgorithmsCert::read, CLIENT_HELLO, CERTIFICATE_REQUEST);
    row(ExtensionType.KEY_SHARE)
        .in(KeyShares::read, CLIENT_HELLO)
        .in(KeyShare::read, SERVER_HELLO)
        .in(RetryGroup::read, HELLO_RETRY_REQUEST);
    row(ExtensionType.TRANSPARENCY_INFO)
        .in(CLIENT_HELLO, CERTIFICATE_REQUEST, CERTIFICATE, TLS12_SERVER_HELLO);
    row(ExtensionType.EXTERNAL_ID_HASH).in(CLIENT_HELLO, ENCRYPTED_EXTENSIONS, TLS12_SERVER_HELLO);
    row(ExtensionType.EXTERNAL_SESSION_ID)
        .in(CLIENT_HELLO, ENCRYPTED_EXTENSIONS, TLS12_SERVER_HELLO);
    row(ExtensionType.QUIC_TRANSPORT_PARAMETERS).in(CLIENT_HELLO, ENCRYPTED_EXTENSIONS);
    row(ExtensionType.TICKET_REQUEST)
        .in(TicketRequest::read, CLIENT_HELLO)
        .in(TicketCount::read, ENCRYPTED_EXTENSIONS);
    row(ExtensionType.TLS_FLAGS)
        .in(CLIENT_HELLO, CERTIFICATE_REQUEST)
        .in(TlsFlags::read, NEW_SESSION_TICKET);
    row(ExtensionType.ECH_OUTER_EXTENSIONS).in(CLIENT_HELLO);
    row(ExtensionType.ENCRYPTED_CLIENT_HELLO)
        .in(CLIENT_HELLO, HELLO_RETRY_REQUEST, ENCRYPTED_EXTENSIONS);

    // Defined for TLS 1.3, not recommended.
    row(ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP)
        .in(_ -> new TimestampsWanted(), CLIENT_HELLO, CERTIFICATE_REQUEST)
        .in(SignedTimestamps::read, CERTIFICATE, TLS12_SERVER_HELLO);
    row(ExtensionType.MAX_FRAGMENT_LENGTH)
        .in(CLIENT_HELLO, ENCRYPTED_EXTENSIONS, TLS12_SERVER_HELLO);

    // Of TLS 1.2 only.
    row(ExtensionType.CLIENT_CERTIFICATE_URL).in(CLIENT_HELLO, TLS12_SERVER_HELLO);
    row(ExtensionType.TRUSTED_CA_KEYS).in(CLIENT_HELLO, TLS12_SERVER_HELLO);
    row(ExtensionType.TRUNCATED_HMAC).in(CLIENT_HELLO, TLS12_SERVER_HELLO);
    row(ExtensionType.EC_POINT_FORMATS).in(EcPointFormats::read, CLIENT_HELLO, TLS12_SERVER_HELLO);
    row(ExtensionType.STATUS_REQUEST_V2).in(CLIENT_HELLO, TLS12_SERVER_HELLO);
    row(ExtensionType.ENCRYPT_THEN_MAC)
        .in(_ -> new EncryptThenMac(), CLIENT_HELLO, TLS12_SERVER_HELLO);
    row(ExtensionType.EXTENDED_MASTER_SECRET)
        .in(_ -> new ExtendedMasterSecret(), CLIENT_HELLO, TLS12_SERVER_HELLO);
    row(ExtensionType.SESSION_TICKET)
        .in(OfferedTicket::read, CLIENT_HELLO)
        .in(_ -> new TicketPromised(), TLS12_SERVER_HELLO);
    row(ExtensionType.RENEGOTIATION_INFO)
        .in(RenegotiationInfo::read, CLIENT_HELLO, TLS12_SERVER_HELLO);
  }

  private ExtensionMatrix() {}

  /// Whether the type has a row at all.
  public static boolean knows(ExtensionType type) {
    return ROWS.containsKey(type);
  }

  /// Whether the type is known and `carrier` may carry it.
  public static boolean permits(Carrier carrier, ExtensionType type) {
    Row row = ROWS.get(type);
    return row != null && row.forms.containsKey(carrier);
  }

  /// Reads one `extension_data`, up to the end of the scope. A type that is unknown or does not
  /// belong into `carrier` is not looked into.
  static Extension read(Carrier carrier, ExtensionType type, WireReader in) throws DecodeException {
    Row row = ROWS.get(type);
    Form form = row == null ? null : row.form(carrier);
    return form == null ? new UnknownExtension(type, in.rest()) : form.read(in);
  }

  private static Row row(ExtensionType type) {
    Row row = new Row(type, new EnumMap<>(Carrier.class));
    ROWS.put(type, row);
    return row;
  }

  /// How to read the body of an extension.
  private interface Form {
    Extension read(WireReader in) throws DecodeException;
  }

  private record Row(ExtensionType type, Map<Carrier, Form> forms) {

    Row in(Form form, Carrier... carriers) {
      for (Carrier carrier : carriers) {
        forms.put(carrier, form);
      }
      return this;
    }

    /// Permitted in `carriers`, with a body that is left as it is.
    Row in(Carrier... carriers) {
      return in(in -> new UnknownExtension(type, in.rest()), carriers);
    }

    @Nullable Form form(Carrier carrier) {
      Form form = forms.get(carrier);
      return form == null && carrier == SERVER_HELLO ? forms.get(TLS12_SERVER_HELLO) : form;
    }
  }
}
