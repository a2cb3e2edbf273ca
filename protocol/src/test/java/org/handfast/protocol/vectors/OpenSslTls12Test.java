package org.handfast.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import org.handfast.protocol.extension.ApplicationProtocols;
import org.handfast.protocol.extension.EcPointFormats;
import org.handfast.protocol.extension.EncryptThenMac;
import org.handfast.protocol.extension.ExtendedMasterSecret;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.OfferedTicket;
import org.handfast.protocol.extension.RenegotiationInfo;
import org.handfast.protocol.extension.StatusPromised;
import org.handfast.protocol.extension.TicketPromised;
import org.handfast.protocol.extension.UnknownExtension;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.message.tls12.CertificateRequest;
import org.handfast.protocol.message.tls12.NewSessionTicket;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What OpenSSL says its messages are is what they are read as.
class OpenSslTls12Test {

  @ParameterizedTest
  @EnumSource
  void aMessageIsReadAsWhatItsSenderCallsIt(OpenSslTls12 trace) throws DecodeException {
    for (OpenSslTls12.Step step : trace.steps()) {
      String type = decode(step.message()).getClass().getSimpleName();
      assertThat(step.name()).endsWith(" " + type);
    }
  }

  @Test
  void theServerAnswersWhatTheClientOffers() throws DecodeException {
    Extensions answer = serverHello(OpenSslTls12.AUTHENTICATED, 0).extensions();
    assertThat(answer.all())
        .noneMatch(UnknownExtension.class::isInstance)
        .contains(RenegotiationInfo.INITIAL, new TicketPromised(), new StatusPromised())
        .contains(new ExtendedMasterSecret());
    assertThat(answer.find(EcPointFormats.class).orElseThrow().containsUncompressed()).isTrue();
    assertThat(answer.find(ApplicationProtocols.class)).isPresent();
    assertThat(serverHello(OpenSslTls12.RENEGOTIATED, 0).extensions().find(EncryptThenMac.class))
        .isPresent();
  }

  // RFC 5746 3.5, 3.7: each hello of a renegotiation repeats what was in Finished.
  @Test
  void aRenegotiationIsBoundToTheHandshakeBeforeIt() throws DecodeException {
    OpenSslTls12 trace = OpenSslTls12.RENEGOTIATED;
    Bytes client = ((Finished) message(trace, "client Finished", 0)).verifyData();
    Bytes server = ((Finished) message(trace, "server Finished", 0)).verifyData();
    ClientHello hello = (ClientHello) message(trace, "client ClientHello", 1);
    assertThat(hello.extensions().find(RenegotiationInfo.class))
        .contains(new RenegotiationInfo(client));
    assertThat(serverHello(trace, 1).extensions().find(RenegotiationInfo.class))
        .contains(new RenegotiationInfo(Bytes.concat(client, server)));
  }

  @Test
  void aTicketIsAskedForGivenAndShown() throws DecodeException {
    ClientHello asking = (ClientHello) message(OpenSslTls12.AUTHENTICATED, "client ClientHello", 0);
    ClientHello showing = (ClientHello) message(OpenSslTls12.RESUMED, "client ClientHello", 0);
    NewSessionTicket given =
        (NewSessionTicket) message(OpenSslTls12.AUTHENTICATED, "server NewSessionTicket", 0);
    assertThat(asking.extensions().find(OfferedTicket.class))
        .contains(new OfferedTicket(Bytes.EMPTY));
    assertThat(showing.extensions().find(OfferedTicket.class).orElseThrow().ticket().length())
        .isEqualTo(176);
    assertThat(given.lifetimeHint()).isEqualTo(7200);
    assertThat(given.ticket().length()).isEqualTo(0x1CA - 4 - 4 - 2);
  }

  @Test
  void theServerTakesKeysThatSign() throws DecodeException {
    CertificateRequest request =
        (CertificateRequest) message(OpenSslTls12.AUTHENTICATED, "server CertificateRequest", 0);
    assertThat(request.certificateTypes())
        .isEqualTo(
            Bytes.of(
                (byte) CertificateRequest.RSA_SIGN,
                (byte) 2,
                (byte) CertificateRequest.ECDSA_SIGN));
    assertThat(request.authorities()).singleElement().isNotEqualTo(Bytes.EMPTY);
  }

  private static ServerHello serverHello(OpenSslTls12 trace, int index) throws DecodeException {
    return (ServerHello) message(trace, "server ServerHello", index);
  }

  private static HandshakeMessage message(OpenSslTls12 trace, String name, int index)
      throws DecodeException {
    return decode(trace.messages(name).get(index));
  }

  private static HandshakeMessage decode(Bytes wire) throws DecodeException {
    return HandshakeCodec.decode(ProtocolVersion.TLS_1_2, wire);
  }
}
