package org.handfast.protocol.grammar;

import static org.handfast.protocol.extension.Carrier.CERTIFICATE;
import static org.handfast.protocol.extension.Carrier.CERTIFICATE_REQUEST;
import static org.handfast.protocol.extension.Carrier.CLIENT_HELLO;
import static org.handfast.protocol.extension.Carrier.ENCRYPTED_EXTENSIONS;
import static org.handfast.protocol.extension.Carrier.HELLO_RETRY_REQUEST;
import static org.handfast.protocol.extension.Carrier.NEW_SESSION_TICKET;
import static org.handfast.protocol.extension.Carrier.SERVER_HELLO;

import java.util.List;
import java.util.Set;
import org.handfast.protocol.extension.ApplicationProtocols;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.CertificateAuthorities;
import org.handfast.protocol.extension.CertificateCompressionAlgorithms;
import org.handfast.protocol.extension.CertificateStatus;
import org.handfast.protocol.extension.ClientCertificateType;
import org.handfast.protocol.extension.ClientCertificateTypes;
import org.handfast.protocol.extension.Cookie;
import org.handfast.protocol.extension.EarlyData;
import org.handfast.protocol.extension.EcPointFormats;
import org.handfast.protocol.extension.EncryptThenMac;
import org.handfast.protocol.extension.ExtendedMasterSecret;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.KeyShare;
import org.handfast.protocol.extension.KeyShares;
import org.handfast.protocol.extension.MaxEarlyData;
import org.handfast.protocol.extension.OfferedTicket;
import org.handfast.protocol.extension.OidFilters;
import org.handfast.protocol.extension.PostHandshakeAuth;
import org.handfast.protocol.extension.PreSharedKeys;
import org.handfast.protocol.extension.PskKeyExchangeModes;
import org.handfast.protocol.extension.RecordSizeLimit;
import org.handfast.protocol.extension.RenegotiationInfo;
import org.handfast.protocol.extension.RetryGroup;
import org.handfast.protocol.extension.SelectedPsk;
import org.handfast.protocol.extension.SelectedVersion;
import org.handfast.protocol.extension.ServerCertificateType;
import org.handfast.protocol.extension.ServerCertificateTypes;
import org.handfast.protocol.extension.ServerName;
import org.handfast.protocol.extension.ServerNameAccepted;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SignatureAlgorithmsCert;
import org.handfast.protocol.extension.SignedTimestamps;
import org.handfast.protocol.extension.StatusPromised;
import org.handfast.protocol.extension.StatusRequest;
import org.handfast.protocol.extension.StatusWanted;
import org.handfast.protocol.extension.SupportedGroups;
import org.handfast.protocol.extension.SupportedVersions;
import org.handfast.protocol.extension.TicketCount;
import org.handfast.protocol.extension.TicketPromised;
import org.handfast.protocol.extension.TicketRequest;
import org.handfast.protocol.extension.TimestampsWanted;
import org.handfast.protocol.extension.TlsFlags;
import org.handfast.protocol.registry.ExtensionType;

/// Every extension that has a form, with the messages in which it has it.
///
/// A ServerHello stands for both versions here, as it does for the decoder.
record Forms(
    Class<? extends Extension> form, ExtensionType type, Set<Carrier> carriers, Grammar grammar) {

  static final List<Forms> ALL =
      List.of(
          of(ServerName.class, ExtensionType.SERVER_NAME, CLIENT_HELLO),
          of(
              ServerNameAccepted.class,
              ExtensionType.SERVER_NAME,
              ENCRYPTED_EXTENSIONS,
              SERVER_HELLO),
          of(
              SupportedGroups.class,
              ExtensionType.SUPPORTED_GROUPS,
              CLIENT_HELLO,
              SERVER_HELLO,
              ENCRYPTED_EXTENSIONS),
          of(
              SignatureAlgorithms.class,
              ExtensionType.SIGNATURE_ALGORITHMS,
              CLIENT_HELLO,
              CERTIFICATE_REQUEST),
          of(
              SignatureAlgorithmsCert.class,
              ExtensionType.SIGNATURE_ALGORITHMS_CERT,
              CLIENT_HELLO,
              CERTIFICATE_REQUEST),
          of(
              ApplicationProtocols.class,
              ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION,
              CLIENT_HELLO,
              ENCRYPTED_EXTENSIONS,
              SERVER_HELLO),
          of(SupportedVersions.class, ExtensionType.SUPPORTED_VERSIONS, CLIENT_HELLO),
          of(
              SelectedVersion.class,
              ExtensionType.SUPPORTED_VERSIONS,
              SERVER_HELLO,
              HELLO_RETRY_REQUEST),
          of(Cookie.class, ExtensionType.COOKIE, CLIENT_HELLO, HELLO_RETRY_REQUEST),
          of(KeyShares.class, ExtensionType.KEY_SHARE, CLIENT_HELLO),
          of(KeyShare.class, ExtensionType.KEY_SHARE, SERVER_HELLO),
          of(RetryGroup.class, ExtensionType.KEY_SHARE, HELLO_RETRY_REQUEST),
          of(PskKeyExchangeModes.class, ExtensionType.PSK_KEY_EXCHANGE_MODES, CLIENT_HELLO),
          of(PreSharedKeys.class, ExtensionType.PRE_SHARED_KEY, CLIENT_HELLO),
          of(SelectedPsk.class, ExtensionType.PRE_SHARED_KEY, SERVER_HELLO),
          of(TlsFlags.class, ExtensionType.TLS_FLAGS, NEW_SESSION_TICKET),
          of(TicketRequest.class, ExtensionType.TICKET_REQUEST, CLIENT_HELLO),
          of(TicketCount.class, ExtensionType.TICKET_REQUEST, ENCRYPTED_EXTENSIONS),
          of(EarlyData.class, ExtensionType.EARLY_DATA, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          of(
              RecordSizeLimit.class,
              ExtensionType.RECORD_SIZE_LIMIT,
              CLIENT_HELLO,
              ENCRYPTED_EXTENSIONS,
              SERVER_HELLO),
          of(
              CertificateCompressionAlgorithms.class,
              ExtensionType.COMPRESS_CERTIFICATE,
              CLIENT_HELLO,
              CERTIFICATE_REQUEST),
          of(MaxEarlyData.class, ExtensionType.EARLY_DATA, NEW_SESSION_TICKET),
          of(
              CertificateAuthorities.class,
              ExtensionType.CERTIFICATE_AUTHORITIES,
              CLIENT_HELLO,
              CERTIFICATE_REQUEST),
          of(StatusRequest.class, ExtensionType.STATUS_REQUEST, CLIENT_HELLO),
          of(StatusWanted.class, ExtensionType.STATUS_REQUEST, CERTIFICATE_REQUEST),
          of(CertificateStatus.class, ExtensionType.STATUS_REQUEST, CERTIFICATE),
          of(
              TimestampsWanted.class,
              ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP,
              CLIENT_HELLO,
              CERTIFICATE_REQUEST),
          of(
              SignedTimestamps.class,
              ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP,
              CERTIFICATE,
              SERVER_HELLO),
          of(OidFilters.class, ExtensionType.OID_FILTERS, CERTIFICATE_REQUEST),
          of(ClientCertificateTypes.class, ExtensionType.CLIENT_CERTIFICATE_TYPE, CLIENT_HELLO),
          of(ServerCertificateTypes.class, ExtensionType.SERVER_CERTIFICATE_TYPE, CLIENT_HELLO),
          of(
              ClientCertificateType.class,
              ExtensionType.CLIENT_CERTIFICATE_TYPE,
              ENCRYPTED_EXTENSIONS,
              SERVER_HELLO),
          of(
              ServerCertificateType.class,
              ExtensionType.SERVER_CERTIFICATE_TYPE,
              ENCRYPTED_EXTENSIONS,
              SERVER_HELLO),
          of(PostHandshakeAuth.class, ExtensionType.POST_HANDSHAKE_AUTH, CLIENT_HELLO),
          of(StatusPromised.class, ExtensionType.STATUS_REQUEST, SERVER_HELLO),
          of(EcPointFormats.class, ExtensionType.EC_POINT_FORMATS, CLIENT_HELLO, SERVER_HELLO),
          of(EncryptThenMac.class, ExtensionType.ENCRYPT_THEN_MAC, CLIENT_HELLO, SERVER_HELLO),
          of(
              ExtendedMasterSecret.class,
              ExtensionType.EXTENDED_MASTER_SECRET,
              CLIENT_HELLO,
              SERVER_HELLO),
          of(OfferedTicket.class, ExtensionType.SESSION_TICKET, CLIENT_HELLO),
          of(TicketPromised.class, ExtensionType.SESSION_TICKET, SERVER_HELLO),
          of(
              RenegotiationInfo.class,
              ExtensionType.RENEGOTIATION_INFO,
              CLIENT_HELLO,
              SERVER_HELLO));

  private static Forms of(
      Class<? extends Extension> form, ExtensionType type, Carrier... carriers) {
    return new Forms(form, type, Set.of(carriers), Documentation.grammar(form));
  }

  /// The forms that can occur in `carrier`.
  static List<Forms> in(Carrier carrier) {
    return ALL.stream().filter(form -> form.carriers().contains(carrier)).toList();
  }
}
