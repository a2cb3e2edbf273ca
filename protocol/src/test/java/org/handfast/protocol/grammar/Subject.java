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
import org.handfast.protocol.registry.HandshakeType;
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
    Stream<Subject> messages =
        Stream.of(
            message(ClientHello.class, HandshakeType.CLIENT_HELLO, Carrier.CLIENT_HELLO),
            message(ServerHello.class, HandshakeType.SERVER_HELLO, Carrier.SERVER_HELLO),
            message(
                HelloRetryRequest.class, HandshakeType.SERVER_HELLO, Carrier.HELLO_RETRY_REQUEST),
            message(
                EncryptedExtensions.class,
                HandshakeType.ENCRYPTED_EXTENSIONS,
                Carrier.ENCRYPTED_EXTENSIONS),
            message(
                CertificateRequest.class,
                HandshakeType.CERTIFICATE_REQUEST,
                Carrier.CERTIFICATE_REQUEST),
            message(Certificate.class, HandshakeType.CERTIFICATE, Carrier.CERTIFICATE),
            message(CompressedCertificate.class, HandshakeType.COMPRESSED_CERTIFICATE, none),
            message(CertificateVerify.class, HandshakeType.CERTIFICATE_VERIFY, none),
            message(Finished.class, HandshakeType.FINISHED, none),
            message(EndOfEarlyData.class, HandshakeType.END_OF_EARLY_DATA, none),
            message(
                NewSessionTicket.class,
                HandshakeType.NEW_SESSION_TICKET,
                Carrier.NEW_SESSION_TICKET),
            message(KeyUpdate.class, HandshakeType.KEY_UPDATE, none));
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
    return Stream.of(messages, records, extensions).flatMap(subjects -> subjects);
  }

  @Override
  public String toString() {
    return name;
  }

  private static Subject message(
      Class<? extends HandshakeMessage> type, HandshakeType code, Carrier carrier) {
    return new Subject(
        type.getSimpleName(),
        Documentation.grammar(type),
        carrier,
        body -> {
          HandshakeMessage message = HandshakeCodec.decode(code, new WireReader(body));
          return type.isInstance(message) ? written(message::write) : Optional.empty();
        });
  }

  private static Subject extension(Forms form, Carrier carrier) {
    return new Subject(
        form.form().getSimpleName() + " in " + carrier,
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
