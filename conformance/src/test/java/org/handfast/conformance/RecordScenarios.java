package org.handfast.conformance;

import static java.util.Map.entry;
import static org.handfast.engine.failure.RecordViolation.BAD_CHANGE_CIPHER_SPEC;
import static org.handfast.engine.failure.RecordViolation.BAD_RECORD;
import static org.handfast.engine.failure.RecordViolation.CONTENT_TOO_LONG;
import static org.handfast.engine.failure.RecordViolation.EMPTY_ALERT_RECORD;
import static org.handfast.engine.failure.RecordViolation.EMPTY_HANDSHAKE_RECORD;
import static org.handfast.engine.failure.RecordViolation.ERROR_AS_WARNING;
import static org.handfast.engine.failure.RecordViolation.INTERLEAVED_MESSAGE;
import static org.handfast.engine.failure.RecordViolation.MESSAGE_ACROSS_KEY_CHANGE;
import static org.handfast.engine.failure.RecordViolation.MESSAGE_TOO_LONG;
import static org.handfast.engine.failure.RecordViolation.NOT_TLS;
import static org.handfast.engine.failure.RecordViolation.NO_CONTENT_TYPE;
import static org.handfast.engine.failure.RecordViolation.RECORD_TOO_LONG;
import static org.handfast.engine.failure.RecordViolation.TOO_MANY_CHANGE_CIPHER_SPECS;
import static org.handfast.engine.failure.RecordViolation.TOO_MANY_EMPTY_RECORDS;
import static org.handfast.engine.failure.RecordViolation.TOO_MUCH_EARLY_DATA;
import static org.handfast.engine.failure.RecordViolation.UNEXPECTED_CHANGE_CIPHER_SPEC;
import static org.handfast.engine.failure.RecordViolation.UNEXPECTED_CONTENT_TYPE;
import static org.handfast.engine.failure.RecordViolation.UNKNOWN_ALERT_LEVEL;
import static org.handfast.engine.failure.RecordViolation.UNPROTECTED_RECORD;
import static org.handfast.engine.failure.RecordViolation.WRONG_MAJOR_VERSION;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.handfast.engine.failure.FlowViolation;
import org.handfast.engine.failure.PostHandshakeViolation;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.protocol.extension.EarlyData;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.registry.AlertDescription;
import org.handfast.protocol.registry.AlertLevel;
import org.handfast.protocol.registry.ContentType;
import org.handfast.protocol.registry.KeyUpdateRequest;
import org.handfast.protocol.wire.Bytes;

/// One mistake for each rule of the record layer and of the flow of messages.
final class RecordScenarios {
  static final Bytes CCS = Bytes.of((byte) 1);
  static final ContentType HEARTBEAT = new ContentType(24);

  private RecordScenarios() {}

  static Map<Violation, Scenario> all() {
    return Map.ofEntries(
        entry(NOT_TLS, () -> toFreshServer(RawPeer.bytes("GET / HTTP/1.1\r\n\r\n"))),
        entry(WRONG_MAJOR_VERSION, () -> toFreshServer(Bytes.fromHex("16 02 00 00 05 0000000000"))),
        entry(RECORD_TOO_LONG, () -> toFreshServer(Bytes.fromHex("16 03 01 40 01"))),
        entry(
            CONTENT_TOO_LONG,
            () -> {
              RawPeer peer = connected();
              Bytes inner = Bytes.concat(Bytes.owning(new byte[16_385]), Bytes.of((byte) 23));
              return peer.refusal(() -> peer.deliver(peer.writing.sealInner(inner)));
            }),
        entry(
            UNPROTECTED_RECORD,
            () -> {
              RawPeer peer = connected();
              Bytes alert = RawPeer.alert(AlertLevel.FATAL, AlertDescription.INTERNAL_ERROR);
              return peer.refusal(() -> peer.deliver(RecordCipher.plain(ContentType.ALERT, alert)));
            }),
        entry(
            ERROR_AS_WARNING,
            () -> {
              RawPeer peer = connected();
              return peer.refusal(
                  () -> peer.sendAlert(AlertLevel.WARNING, AlertDescription.UNEXPECTED_MESSAGE));
            }),
        entry(
            UNKNOWN_ALERT_LEVEL,
            () -> {
              RawPeer peer = connected();
              return peer.refusal(
                  () -> peer.sendAlert(new AlertLevel(0), AlertDescription.UNEXPECTED_MESSAGE));
            }),
        entry(
            BAD_RECORD,
            () -> {
              RawPeer peer = connected();
              return peer.refusal(
                  () ->
                      peer.deliver(
                          RecordCipher.plain(
                              ContentType.APPLICATION_DATA, Bytes.owning(new byte[40]))));
            }),
        entry(
            NO_CONTENT_TYPE,
            () -> {
              RawPeer peer = connected();
              return peer.refusal(
                  () -> peer.deliver(peer.writing.sealInner(Bytes.owning(new byte[9]))));
            }),
        entry(UNEXPECTED_CONTENT_TYPE, () -> refused(connected(), HEARTBEAT, CCS)),
        entry(
            EMPTY_HANDSHAKE_RECORD, () -> refused(connected(), ContentType.HANDSHAKE, Bytes.EMPTY)),
        entry(EMPTY_ALERT_RECORD, () -> refused(connected(), ContentType.ALERT, Bytes.EMPTY)),
        entry(
            INTERLEAVED_MESSAGE,
            () -> {
              RawServer peer = Situations.afterHello();
              peer.send(ContentType.HANDSHAKE, Bytes.of((byte) 8));
              return peer.refusal(
                  () -> peer.deliver(RecordCipher.plain(ContentType.CHANGE_CIPHER_SPEC, CCS)));
            }),
        entry(
            MESSAGE_ACROSS_KEY_CHANGE,
            () -> {
              RawServer peer = Situations.rawServer();
              return peer.refusal(() -> peer.send(peer.serverHello(), peer.encryptedExtensions()));
            }),
        entry(
            MESSAGE_TOO_LONG,
            () -> refused(Situations.afterHello(), ContentType.HANDSHAKE, header(8, 16_385))),
        entry(
            BAD_CHANGE_CIPHER_SPEC,
            () ->
                refused(
                    Situations.rawServer(),
                    ContentType.CHANGE_CIPHER_SPEC,
                    Bytes.of((byte) 1, (byte) 1))),
        entry(
            UNEXPECTED_CHANGE_CIPHER_SPEC,
            () -> {
              RawPeer peer = connected();
              return peer.refusal(
                  () -> peer.deliver(RecordCipher.plain(ContentType.CHANGE_CIPHER_SPEC, CCS)));
            }),
        entry(
            TOO_MANY_CHANGE_CIPHER_SPECS,
            () -> {
              RawServer peer = Situations.rawServer();
              peer.send(ContentType.CHANGE_CIPHER_SPEC, CCS);
              peer.send(ContentType.CHANGE_CIPHER_SPEC, CCS);
              return refused(peer, ContentType.CHANGE_CIPHER_SPEC, CCS);
            }),
        entry(
            TOO_MANY_EMPTY_RECORDS,
            () -> {
              RawPeer peer = connected();
              for (int i = 0; i < 32; i++) {
                peer.sendData("");
              }
              return peer.refusal(() -> peer.sendData(""));
            }),
        entry(
            TOO_MUCH_EARLY_DATA,
            () -> {
              RawClient peer = Situations.rawClient(UnaryOperator.identity());
              peer.sendHello(RawClient.with(peer.hello(), new EarlyData()));
              Bytes noise = Bytes.owning(new byte[16_000]);
              Bytes early = RecordCipher.plain(ContentType.APPLICATION_DATA, noise);
              peer.deliver(early);
              return peer.refusal(() -> peer.deliver(early));
            }),
        entry(
            FlowViolation.UNEXPECTED,
            () -> {
              RawServer peer = Situations.afterHello();
              return peer.refusal(() -> peer.send(peer.certificate(Identity.SERVER)));
            }),
        entry(
            FlowViolation.EARLY_APPLICATION_DATA,
            () -> {
              RawServer peer = Situations.afterHello();
              return peer.refusal(() -> peer.sendData("too early"));
            }),
        entry(
            FlowViolation.TOO_MANY_USER_CANCELED,
            () -> {
              RawPeer peer = connected();
              for (int i = 0; i < 4; i++) {
                peer.sendAlert(AlertDescription.USER_CANCELED);
              }
              return peer.refusal(() -> peer.sendAlert(AlertDescription.USER_CANCELED));
            }),
        entry(
            PostHandshakeViolation.TOO_MANY_MESSAGES,
            () -> {
              RawServer peer = Situations.rawServer().handshake();
              for (int i = 0; i < 31; i++) {
                peer.send(ticket());
              }
              peer.sendKeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
              return peer.refusal(() -> peer.send(ticket()));
            }));
  }

  static RawPeer connected() throws TlsException {
    return Situations.rawClient(UnaryOperator.identity()).handshake();
  }

  static NewSessionTicket ticket() {
    return new NewSessionTicket(1, 1, Bytes.EMPTY, Bytes.of((byte) 1), Extensions.NONE);
  }

  static Bytes header(int type, int length) {
    return Bytes.of((byte) type, (byte) (length >> 16), (byte) (length >> 8), (byte) length);
  }

  private static RawPeer.Refusal toFreshServer(Bytes wire) {
    RawPeer peer = Situations.rawClient(UnaryOperator.identity());
    return peer.refusal(() -> peer.deliver(wire));
  }

  private static RawPeer.Refusal refused(RawPeer peer, ContentType type, Bytes content) {
    return peer.refusal(() -> peer.send(type, content));
  }
}
