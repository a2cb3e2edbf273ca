package org.handfast.protocol.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.junit.jupiter.api.Test;

class ExtensionMatrixTest {

  // RFC 9846 4.3, the table; below it what RFC 6962, RFC 6066 and TLS 1.2 add.
  private static final String TABLE =
      """
      server_name: CH EE CR
      status_request: CH CR CT
      supported_groups: CH EE
      signature_algorithms: CH CR
      use_srtp: CH EE
      heartbeat: CH EE
      application_layer_protocol_negotiation: CH EE
      client_certificate_type: CH EE
      server_certificate_type: CH EE
      padding: CH
      compress_certificate: CH CR
      record_size_limit: CH EE
      delegated_credential: CH CR CT
      supported_ekt_ciphers: CH EE
      pre_shared_key: CH SH
      early_data: CH EE NST
      supported_versions: CH SH HRR
      cookie: CH HRR
      psk_key_exchange_modes: CH
      certificate_authorities: CH CR
      oid_filters: CR
      post_handshake_auth: CH
      signature_algorithms_cert: CH CR
      key_share: CH SH HRR
      transparency_info: CH CR CT
      external_id_hash: CH EE
      external_session_id: CH EE
      quic_transport_parameters: CH EE
      ticket_request: CH EE
      tls_flags: CH CR NST
      ech_outer_extensions: CH
      encrypted_client_hello: CH HRR EE

      signed_certificate_timestamp: CH CR CT
      max_fragment_length: CH EE
      client_certificate_url: CH
      trusted_ca_keys: CH
      truncated_hmac: CH
      ec_point_formats: CH
      status_request_v2: CH
      encrypt_then_mac: CH
      extended_master_secret: CH
      session_ticket: CH
      renegotiation_info: CH
      """;

  private static final Map<String, Carrier> CARRIERS =
      Map.of(
          "CH", Carrier.CLIENT_HELLO,
          "SH", Carrier.SERVER_HELLO,
          "HRR", Carrier.HELLO_RETRY_REQUEST,
          "EE", Carrier.ENCRYPTED_EXTENSIONS,
          "CR", Carrier.CERTIFICATE_REQUEST,
          "CT", Carrier.CERTIFICATE,
          "NST", Carrier.NEW_SESSION_TICKET);

  @Test
  void theMatrixIsTheTable() {
    assertThat(allTypes().filter(ExtensionMatrix::knows).map(ExtensionType::toString))
        .containsExactlyInAnyOrderElementsOf(table().keySet());
    table()
        .forEach(
            (name, carriers) -> {
              ExtensionType type = ExtensionType.named(name).orElseThrow();
              assertThat(
                      CARRIERS.values().stream()
                          .filter(carrier -> ExtensionMatrix.permits(carrier, type)))
                  .as(name)
                  .containsExactlyInAnyOrderElementsOf(carriers);
            });
  }

  // RFC 5246 7.4.1.4 and the documents of each.
  @Test
  void aServerHelloOfTls12MayCarryItsOwn() {
    Set<String> permitted =
        allTypes()
            .filter(type -> ExtensionMatrix.permits(Carrier.TLS12_SERVER_HELLO, type))
            .map(ExtensionType::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(permitted)
        .contains("renegotiation_info", "extended_master_secret", "session_ticket", "server_name")
        .contains("encrypt_then_mac", "ec_point_formats", "status_request", "max_fragment_length")
        .contains("application_layer_protocol_negotiation", "signed_certificate_timestamp")
        .doesNotContain("key_share", "supported_versions", "pre_shared_key", "cookie")
        .doesNotContain("early_data", "psk_key_exchange_modes", "signature_algorithms");
  }

  // RFC 8422 5.2: of the two extensions about curves a server answers the one about points. Some
  // answer the other one as well, which does no harm.
  @Test
  void aServerOfTls12MayAnswerWithBothExtensionsAboutCurves() {
    assertThat(ExtensionMatrix.permits(Carrier.TLS12_SERVER_HELLO, ExtensionType.SUPPORTED_GROUPS))
        .isTrue();
    assertThat(ExtensionMatrix.permits(Carrier.TLS12_SERVER_HELLO, ExtensionType.EC_POINT_FORMATS))
        .isTrue();
  }

  @Test
  void aTicketAndAStatusArePromisedWhereTheyWereAskedFor() throws DecodeException {
    WireReader nothing = new WireReader(Bytes.EMPTY);
    assertThat(ExtensionMatrix.read(Carrier.CLIENT_HELLO, ExtensionType.SESSION_TICKET, nothing))
        .isEqualTo(new OfferedTicket(Bytes.EMPTY));
    for (Carrier hello : List.of(Carrier.SERVER_HELLO, Carrier.TLS12_SERVER_HELLO)) {
      assertThat(ExtensionMatrix.read(hello, ExtensionType.SESSION_TICKET, nothing))
          .isEqualTo(new TicketPromised());
      assertThat(ExtensionMatrix.read(hello, ExtensionType.STATUS_REQUEST, nothing))
          .isEqualTo(new StatusPromised());
    }
  }

  @Test
  void anExtensionOutOfPlaceIsNotLookedInto() throws DecodeException {
    Bytes malformed = Bytes.fromHex("ff");
    for (Carrier carrier : Carrier.values()) {
      if (carrier != Carrier.CLIENT_HELLO && carrier != Carrier.HELLO_RETRY_REQUEST) {
        assertThat(ExtensionMatrix.read(carrier, ExtensionType.COOKIE, new WireReader(malformed)))
            .isEqualTo(new UnknownExtension(ExtensionType.COOKIE, malformed));
      }
    }
  }

  @Test
  void aServerHelloIsReadForBothVersions() throws DecodeException {
    assertThat(
            ExtensionMatrix.read(
                Carrier.SERVER_HELLO,
                ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION,
                new WireReader(Bytes.fromHex("0003026832"))))
        .isInstanceOf(ApplicationProtocols.class);
    assertThat(
            ExtensionMatrix.permits(
                Carrier.SERVER_HELLO, ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION))
        .isFalse();
  }

  private static Map<String, Set<Carrier>> table() {
    Map<String, Set<Carrier>> table = new LinkedHashMap<>();
    for (String row : TABLE.lines().filter(line -> !line.isEmpty()).toList()) {
      String[] cells = row.split(": ", 2);
      table.put(
          cells[0],
          Arrays.stream(cells[1].split(" ", -1)).map(CARRIERS::get).collect(Collectors.toSet()));
    }
    return table;
  }

  private static Stream<ExtensionType> allTypes() {
    return IntStream.range(0, 0x10000).mapToObj(ExtensionType::new);
  }
}
