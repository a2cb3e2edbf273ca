package org.handfast.protocol.grammar;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.handfast.protocol.alert.Alert;
import org.handfast.protocol.extension.Carrier;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.ChangeCipherSpec;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.CompressedCertificate;
import org.handfast.protocol.message.EncryptedExtensions;
import org.handfast.protocol.message.EndOfEarlyData;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.message.HandshakeCodec;
import org.handfast.protocol.message.HandshakeMessage;
import org.handfast.protocol.message.HelloRetryRequest;
import org.handfast.protocol.message.KeyUpdate;
import org.handfast.protocol.message.NewSessionTicket;
import org.handfast.protocol.message.ServerHello;
import org.handfast.protocol.message.tls12.CertificateStatus;
import org.handfast.protocol.message.tls12.ClientKeyExchange;
import org.handfast.protocol.message.tls12.HelloRequest;
import org.handfast.protocol.message.tls12.ServerHelloDone;
import org.handfast.protocol.message.tls12.ServerKeyExchange;
import org.handfast.protocol.registry.HandshakeType;
import org.handfast.protocol.registry.ProtocolVersion;
import org.handfast.protocol.wire.Bytes;
import org.handfast.protocol.wire.DecodeException;
import org.handfast.protocol.wire.WireReader;
import org.handfast.protocol.wire.WireWriter;

/// Something with a grammar, and the code that should follow it: `read` decodes bytes and writes
/// them again. It gives nothing where they decode to a value of another type.
record Subject(String name, Grammar grammar, Carrier carrier, Read read) {

  interface Read {
    Optional<Bytes> andWrite(Bytes body) throws DecodeException;
  }

  /// Every message, alert and extension.
  static Stream<Subject> all() {
    Carrier none = Carrier.NEW_SESSION_TICKET;
    Stream<Subject> shared =
        Stream.of(ProtocolVersion.TLS_1_2, ProtocolVersion.TLS_1_3)
            .flatMap(
                version ->
                    Stream.of(
                        message(
                            version,
                            ClientHello.class,
                            HandshakeType.CLIENT_HELLO,
                            Carrier.CLIENT_HELLO),
                        message(
                            version,
                            ServerHello.class,
                            HandshakeType.SERVER_HELLO,
                            Carrier.SERVER_HELLO),
                        message(
                            version,
                            HelloRetryRequest.class,
                            HandshakeType.SERVER_HELLO,
                            Carrier.HELLO_RETRY_REQUEST),
                        message(
                            version,
                            CertificateVerify.class,
                            HandshakeType.CERTIFICATE_VERIFY,
                            none),
                        message(version, Finished.class, HandshakeType.FINISHED, none)));
    Stream<Subject> tls13 =
        Stream.of(
            tls13(
                EncryptedExtensions.class,
                HandshakeType.ENCRYPTED_EXTENSIONS,
                Carrier.ENCRYPTED_EXTENSIONS),
            tls13(
                CertificateRequest.class,
                HandshakeType.CERTIFICATE_REQUEST,
                Carrier.CERTIFICATE_REQUEST),
            tls13(Certificate.class, HandshakeType.CERTIFICATE, Carrier.CERTIFICATE),
            tls13(CompressedCertificate.class, HandshakeType.COMPRESSED_CERTIFICATE, none),
            tls13(EndOfEarlyData.class, HandshakeType.END_OF_EARLY_DATA, none),
            tls13(
                NewSessionTicket.class,
                HandshakeType.NEW_SESSION_TICKET,
                Carrier.NEW_SESSION_TICKET),
            tls13(KeyUpdate.class, HandshakeType.KEY_UPDATE, none));
    Stream<Subject> tls12 =
        Stream.of(
            tls12(HelloRequest.class, HandshakeType.HELLO_REQUEST),
            tls12(org.handfast.protocol.message.tls12.Certificate.class, HandshakeType.CERTIFICATE),
            tls12(CertificateStatus.class, HandshakeType.CERTIFICATE_STATUS),
            tls12(ServerKeyExchange.class, HandshakeType.SERVER_KEY_EXCHANGE),
            tls12(
                org.handfast.protocol.message.tls12.CertificateRequest.class,
                HandshakeType.CERTIFICATE_REQUEST),
            tls12(ServerHelloDone.class, HandshakeType.SERVER_HELLO_DONE),
            tls12(ClientKeyExchange.class, HandshakeType.CLIENT_KEY_EXCHANGE),
            tls12(
                org.handfast.protocol.message.tls12.NewSessionTicket.class,
                HandshakeType.NEW_SESSION_TICKET));
    Stream<Subject> records =
        Stream.of(
            new Subject(
                "Alert",
                Documentation.grammar(Alert.class),
                none,
                body -> written(Alert.read(new WireReader(body))::write)),
            new Subject(
                "ChangeCipherSpec",
                Documentation.grammar(ChangeCipherSpec.class),
                none,
                body -> written(ChangeCipherSpec.read(new WireReader(body))::write)));
    Stream<Subject> extensions =
        Forms.ALL.stream()
            .flatMap(form -> form.carriers().stream().sorted().map(in -> extension(form, in)));
    return Stream.of(shared, tls13, tls12, records, extensions).flatMap(subjects -> subjects);
  }

  /// What the subjects of a type are called, up to the first space: `message.tls12.Certificate`.
  static String nameOf(Class<?> type) {
    return type.getName().substring("org.handfast.protocol.".length());
  }

  @Override
  public String toString() {
    return name;
  }

  private static Subject tls13(
      Class<? extends HandshakeMessage> type, HandshakeType code, Carrier carrier) {
    return message(ProtocolVersion.TLS_1_3, type, code, carrier);
  }

  private static Subject tls12(Class<? extends HandshakeMessage> type, HandshakeType code) {
    return message(ProtocolVersion.TLS_1_2, type, code, Carrier.NEW_SESSION_TICKET);
  }

  private static Subject message(
      ProtocolVersion version,
      Class<? extends HandshakeMessage> type,
      HandshakeType code,
      Carrier carrier) {
    return new Subject(
        nameOf(type) + " of " + version,
        Documentation.grammar(type),
        carrier,
        body -> {
          WireWriter framed = new WireWriter(64);
          framed.u8(code.code());
          framed.opaque(body, 0, 0xFFFFFF);
          HandshakeMessage message = HandshakeCodec.decode(version, framed.toBytes());
          return type.isInstance(message) ? written(message::write) : Optional.empty();
        });
  }

  private static Subject extension(Forms form, Carrier carrier) {
    return new Subject(
        nameOf(form.form()) + " in " + carrier,
        form.grammar(),
        carrier,
        body -> {
          WireWriter framed = new WireWriter(64);
          framed.u16(form.type().code());
          framed.opaque(body, 0, 0xFFFF);
          Extensions extensions = Extensions.read(carrier, new WireReader(framed.toBytes()));
          return extensions.find(form.form()).flatMap(extension -> written(extension::write));
        });
  }

  private static Optional<Bytes> written(Consumer<WireWriter> value) {
    WireWriter out = new WireWriter(64);
    value.accept(out);
    return Optional.of(out.toBytes());
  }
}
