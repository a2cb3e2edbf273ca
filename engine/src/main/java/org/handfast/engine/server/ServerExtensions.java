package org.handfast.engine.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handfast.engine.EarlyDataStatus;
import org.handfast.engine.Fact;
import org.handfast.engine.config.Policy;
import org.handfast.engine.config.ServerConfig;
import org.handfast.engine.config.ServerNames.Recognition;
import org.handfast.engine.failure.PeerViolation;
import org.handfast.engine.handshake.CertificatePacking;
import org.handfast.engine.handshake.OfferedSchemes;
import org.handfast.engine.handshake.RecordSizeRules;
import org.handfast.engine.trust.Evidence;
import org.handfast.protocol.extension.ApplicationProtocols;
import org.handfast.protocol.extension.CertificateAuthorities;
import org.handfast.protocol.extension.EarlyData;
import org.handfast.protocol.extension.Extension;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.RecordSizeLimit;
import org.handfast.protocol.extension.ServerNameAccepted;
import org.handfast.protocol.extension.SignatureAlgorithms;
import org.handfast.protocol.extension.SignatureAlgorithmsCert;
import org.handfast.protocol.extension.StatusWanted;
import org.handfast.protocol.extension.TicketCount;
import org.handfast.protocol.extension.TimestampsWanted;
import org.handfast.protocol.message.CertificateRequest;
import org.handfast.protocol.message.ClientHello;
import org.handfast.protocol.message.EncryptedExtensions;
import org.handfast.protocol.registry.ApplicationProtocol;
import org.handfast.protocol.registry.ExtensionType;
import org.handfast.protocol.registry.SignatureScheme;
import org.handfast.protocol.wire.Bytes;

/// What the server answers and asks beside its hello, RFC 9846 4.4.1 and 4.4.2.
final class ServerExtensions {
  private ServerExtensions() {}

  /// The answers in a handshake that rests on certificates.
  ///
  /// @param tickets how many are due
  static EncryptedExtensions withCertificate(
      ClientHello hello, Recognition name, int tickets, ServerContext context)
      throws PeerViolation {
    List<Extension> all = new ArrayList<>(4);
    // RFC 6066 3: an empty server_name says that the requested name was used.
    if (hello.extensions().contains(ExtensionType.SERVER_NAME) && name == Recognition.ACCEPTED) {
      all.add(new ServerNameAccepted());
    }
    addCommon(all, hello, tickets, context);
    all.addAll(CertificateTypeChoice.answer(hello.extensions(), context));
    return new EncryptedExtensions(new Extensions(all));
  }

  /// The answers under a pre-shared key: the name was acknowledged when the session began (RFC 6066
  /// 3).
  ///
  /// @param tickets how many are due
  static EncryptedExtensions underPsk(ClientHello hello, int tickets, ServerContext context)
      throws PeerViolation {
    List<Extension> all = new ArrayList<>(4);
    addCommon(all, hello, tickets, context);
    if (context.negotiated().earlyData() == EarlyDataStatus.ACCEPTED) {
      all.add(new EarlyData());
    }
    return new EncryptedExtensions(new Extensions(all));
  }

  /// The question who the client is.
  ///
  /// @param requestContext empty in the handshake
  static CertificateRequest certificateRequest(Bytes requestContext, ServerConfig config) {
    Policy policy = config.policy();
    List<Extension> all = new ArrayList<>(3);
    all.add(new SignatureAlgorithms(schemes(config)));
    all.add(new SignatureAlgorithmsCert(policy.certificateSchemes()));
    if (!config.authorities().isEmpty()) {
      all.add(new CertificateAuthorities(config.authorities()));
    }
    if (config.evidence().contains(Evidence.OCSP_RESPONSE)) {
      all.add(new StatusWanted());
    }
    if (config.evidence().contains(Evidence.TIMESTAMPS)) {
      all.add(new TimestampsWanted());
    }
    new CertificatePacking(config.certificateCompressions()).offer().ifPresent(all::add);
    return new CertificateRequest(requestContext, new Extensions(all));
  }

  // What TLS 1.2 alone signs with is left out: nobody could answer with it (RFC 9846 4.3.3).
  private static List<SignatureScheme> schemes(ServerConfig config) {
    return OfferedSchemes.in(config.policy(), config.crypto()).stream()
        .filter(SignatureScheme::isForHandshakes)
        .toList();
  }

  private static void addCommon(
      List<Extension> all, ClientHello hello, int tickets, ServerContext context)
      throws PeerViolation {
    context
        .negotiated()
        .applicationProtocol()
        .map(name -> new ApplicationProtocols(List.of(ApplicationProtocol.of(name))))
        .ifPresent(all::add);
    // RFC 8449 4: this very message goes already by the client's limit.
    Optional<RecordSizeLimit> limit = hello.extensions().find(RecordSizeLimit.class);
    if (limit.isPresent()) {
      Fact.RecordSizes sizes = RecordSizeRules.agreed(limit.get(), context.config().limits());
      context.limitRecords(sizes);
      all.add(new RecordSizeLimit(sizes.received()));
    }
    if (hello.extensions().contains(ExtensionType.TICKET_REQUEST)) {
      all.add(new TicketCount(tickets));
    }
  }
}
