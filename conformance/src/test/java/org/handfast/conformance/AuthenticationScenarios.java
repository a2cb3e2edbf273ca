package org.handfast.conformance;

import static java.util.Map.entry;
import static org.handfast.engine.failure.AuthenticationViolation.BAD_FINISHED;
import static org.handfast.engine.failure.AuthenticationViolation.BAD_SIGNATURE;
import static org.handfast.engine.failure.AuthenticationViolation.CERTIFICATE_REQUIRED;
import static org.handfast.engine.failure.AuthenticationViolation.EMPTY_SERVER_CERTIFICATE;
import static org.handfast.engine.failure.AuthenticationViolation.NON_EMPTY_REQUEST_CONTEXT;
import static org.handfast.engine.failure.AuthenticationViolation.SCHEME_NOT_FOR_KEY;
import static org.handfast.engine.failure.AuthenticationViolation.SEVERAL_RAW_KEYS;
import static org.handfast.engine.failure.AuthenticationViolation.SIGNATURE_ALGORITHMS_MISSING;
import static org.handfast.engine.failure.AuthenticationViolation.UNOFFERED_SCHEME;
import static org.handfast.engine.failure.AuthenticationViolation.WRONG_REQUEST_CONTEXT;
import static org.handfast.engine.failure.ExtensionViolation.CERTIFICATE_TYPES_WITHOUT_CHOICE;
import static org.handfast.engine.failure.ExtensionViolation.DUPLICATE_OID_FILTER;
import static org.handfast.engine.failure.ExtensionViolation.FORBIDDEN_HERE;
import static org.handfast.engine.failure.ExtensionViolation.INVALID_SERVER_NAME;
import static org.handfast.engine.failure.ExtensionViolation.NOT_ONE_PROTOCOL;
import static org.handfast.engine.failure.ExtensionViolation.PRE_SHARED_KEY_NOT_LAST;
import static org.handfast.engine.failure.ExtensionViolation.UNOFFERED_CERTIFICATE_TYPE;
import static org.handfast.engine.failure.ExtensionViolation.UNOFFERED_PROTOCOL;
import static org.handfast.engine.failure.ExtensionViolation.UNSOLICITED;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.handfast.engine.config.CertificateTypes;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.failure.Violation;
import org.handfast.protocol.extension.ApplicationProtocols;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.KeyShares;
import org.handfast.protocol.extension.OidFilter;
import org.handfast.protocol.extension.OidFilters;
import org.handfast.protocol.extension.PskKeyExchangeModes;
import org.handfast.protocol.extension.ServerCertificateType;
import org.handfast.protocol.extension.ServerCertificateTypes;
import org.handfast.protocol.extension.ServerName;
import org.handfast.protocol.message.Certificate;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.message.CertificateVerify;
import org.handfast.protocol.message.Finished;
import org.handfast.protocol.registry.ApplicationProtocol;
import org.handfast.protocol.registry.CertificateType;
import org.handfast.protocol.registry.PskKeyExchangeMode;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// One mistake for each rule of extensions and of the authentication messages.
final class AuthenticationScenarios {
  private static final Bytes CONTEXT = Bytes.of((byte) 1);

  private AuthenticationScenarios() {}

  static Map<Violation, Scenario> all() {
    return Map.ofEntries(
        entry(
            NON_EMPTY_REQUEST_CONTEXT,
            () -> {
              RawServer server = Situations.afterExtensions();
              return server.refusal(
                  () ->
                      server.send(
                          new CertificateRequest(
                              CONTEXT, server.certificateRequest().extensions())));
            }),
        entry(
            WRONG_REQUEST_CONTEXT,
            () -> {
              RawClient client = Situations.askedForCertificate();
              return client.refusal(() -> client.send(new Certificate(CONTEXT, List.of())));
            }),
        entry(
            EMPTY_SERVER_CERTIFICATE,
            () -> {
              RawServer server = Situations.afterExtensions();
              return server.refusal(() -> server.send(new Certificate(Bytes.EMPTY, List.of())));
            }),
        entry(
            CERTIFICATE_REQUIRED,
            () -> {
              RawClient client = Situations.askedForCertificate();
              return client.refusal(() -> client.send(new Certificate(Bytes.EMPTY, List.of())));
            }),
        entry(
            SIGNATURE_ALGORITHMS_MISSING,
            () -> {
              RawServer server = Situations.afterExtensions();
              return server.refusal(
                  () -> server.send(new CertificateRequest(Bytes.EMPTY, Extensions.NONE)));
            }),
        entry(
            UNOFFERED_SCHEME,
            () ->
                signed(
                    verify ->
                        new CertificateVerify(
                            SignatureScheme.RSA_PKCS1_SHA256, verify.signature()))),
        entry(
            SCHEME_NOT_FOR_KEY,
            () ->
                signed(
                    verify ->
                        new CertificateVerify(
                            SignatureScheme.ECDSA_SECP384R1_SHA384, verify.signature()))),
        entry(
            BAD_SIGNATURE,
            () ->
                signed(
                    verify ->
                        new CertificateVerify(
                            verify.algorithm(), Spoiled.flipLast(verify.signature())))),
        entry(
            SEVERAL_RAW_KEYS,
            () -> {
              RawServer server = RawKeyTest.afterExtensions();
              Certificate.Entry entry = RawKeyTest.entry(RawKeyTest.serverKey());
              return server.refusal(
                  () -> server.send(new Certificate(Bytes.EMPTY, List.of(entry, entry))));
            }),
        entry(
            CERTIFICATE_TYPES_WITHOUT_CHOICE,
            () ->
                HelloScenarios.fromClient(
                    hello ->
                        RawClient.with(
                            hello, new ServerCertificateTypes(List.of(CertificateType.X509))))),
        entry(
            UNOFFERED_CERTIFICATE_TYPE,
            () -> {
              RawServer server =
                  Situations.rawServer(
                      client ->
                          client.certificateTypes(
                              new CertificateTypes(
                                  List.of(CertificateType.X509),
                                  List.of(CertificateType.RAW_PUBLIC_KEY))));
              server.sendHello();
              return server.refusal(
                  () ->
                      server.send(
                          server.encryptedExtensions(
                              new ServerCertificateType(CertificateType.X509))));
            }),
        entry(
            BAD_FINISHED,
            () -> {
              RawServer server = Situations.afterCertificate();
              server.send(server.certificateVerify(Identity.SERVER));
              Bytes wrong = Spoiled.flipLast(server.finished().verifyData());
              return server.refusal(() -> server.send(new Finished(wrong)));
            }),
        entry(
            FORBIDDEN_HERE,
            () -> {
              RawServer server = Situations.afterHello();
              return server.refusal(
                  () ->
                      server.send(
                          server.encryptedExtensions(
                              server.hello().extensions().find(KeyShares.class).orElseThrow())));
            }),
        entry(
            UNSOLICITED,
            () -> {
              RawServer server = Situations.afterHello();
              return server.refusal(() -> server.send(server.encryptedExtensions(protocols("h2"))));
            }),
        entry(
            PRE_SHARED_KEY_NOT_LAST,
            () ->
                HelloScenarios.fromClient(
                    hello ->
                        RawClient.with(
                            RawClient.with(hello, HelloScenarios.psk()),
                            new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_DHE_KE))))),
        entry(NOT_ONE_PROTOCOL, () -> selecting(protocols("h2", "http/1.1"))),
        entry(UNOFFERED_PROTOCOL, () -> selecting(protocols("spdy"))),
        entry(
            DUPLICATE_OID_FILTER,
            () -> {
              RawServer server = Situations.afterExtensions();
              OidFilter filter = new OidFilter(CONTEXT, Bytes.EMPTY);
              Extensions asked = server.certificateRequest().extensions();
              return server.refusal(
                  () ->
                      server.send(
                          new CertificateRequest(
                              Bytes.EMPTY,
                              RawClient.with(asked, new OidFilters(List.of(filter, filter))))));
            }),
        entry(
            INVALID_SERVER_NAME,
            () ->
                HelloScenarios.fromClient(
                    hello ->
                        RawClient.with(hello, new ServerName(RawPeer.bytes("ex\u0000ample"))))));
  }

  static ApplicationProtocols protocols(String... names) {
    return new ApplicationProtocols(Stream.of(names).map(ApplicationProtocol::of).toList());
  }

  private static RawPeer.Refusal selecting(ApplicationProtocols answer) throws TlsException {
    RawServer server =
        Situations.rawServer(client -> client.applicationProtocols(List.of("h2", "http/1.1")));
    server.sendHello();
    return server.refusal(() -> server.send(server.encryptedExtensions(answer)));
  }

  private static RawPeer.Refusal signed(UnaryOperator<CertificateVerify> mistake)
      throws TlsException {
    RawServer server = Situations.afterCertificate();
    CertificateVerify right = server.certificateVerify(Identity.SERVER);
    return server.refusal(() -> server.send(mistake.apply(right)));
  }
}
