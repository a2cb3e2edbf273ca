package org.handfast.engine.client.tls12;

import static org.handfast.engine.Side.SERVER;

import java.util.Optional;
import org.handfast.engine.client.CertificateTypeAnswer;
import org.handfast.engine.client.ClientContext;
import org.handfast.engine.client.SelectedProtocol;
import org.handfast.engine.failure.TlsException;
import org.handfast.engine.handshake.RecordSizeRules;
import org.handfast.protocol.extension.Extensions;
import org.handfast.protocol.extension.RecordSizeLimit;

/// What a ServerHello of TLS 1.2 answers beside the keys; TLS 1.3 answers it under protection.
final class HelloAnswers {
  private HelloAnswers() {}

  static void learn(Extensions answers, ClientContext context) throws TlsException {
    SelectedProtocol.learn(answers, context);
    CertificateTypeAnswer.requireX509(answers, context);
    Optional<RecordSizeLimit> limit = answers.find(RecordSizeLimit.class);
    if (limit.isPresent()) {
      RecordSizeRules.requireInRange(limit.get(), SERVER);
      RecordSizeRules.agreeOnContent(limit.get(), context.config().limits(), context);
    }
  }
}
